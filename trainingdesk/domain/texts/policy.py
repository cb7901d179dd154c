"""Wording of the codes about policy."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

POLICY_TEXTS: dict[str, Wording] = {}
