"""Wording of the codes about claims."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

CLAIMS_TEXTS: dict[str, Wording] = {}
