"""Wording of the codes about imports."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

IMPORTS_TEXTS: dict[str, Wording] = {}
