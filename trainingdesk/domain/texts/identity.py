"""Wording of the codes about identity."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

IDENTITY_TEXTS: dict[str, Wording] = {}
