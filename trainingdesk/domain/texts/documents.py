"""Wording of the codes about documents."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

DOCUMENTS_TEXTS: dict[str, Wording] = {}
