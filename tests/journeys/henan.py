"""What Henan's notice of 2022 pays, written down a second time and without the engine (豫人社规〔2022〕2号)."""

from __future__ import annotations

from collections.abc import Iterable

from tests.journeys.files import Learner, level_code

TRAINING = {"5": 1200_00, "4": 1600_00, "3": 2000_00, "2": 4000_00, "1": 5000_00}
ASSESSMENT = {"5": 200_00, "4": 240_00, "3": 280_00, "2": 350_00, "1": 380_00}


def training(people: Iterable[Learner]) -> int:
    """Fen for the training of all of them."""
    return sum(TRAINING[level_code(one)] for one in people)


def assessment(people: Iterable[Learner]) -> int:
    """Fen for their assessment; half where the level was recognised without an examination."""
    return sum(ASSESSMENT[level_code(one)] // (2 if one.method == "直接认定" else 1) for one in people)
