"""What the command line makes of a verdict: its exit code."""

from __future__ import annotations

from trainingdesk.domain.vocabulary import VerdictWord

VERDICT_CODES = {VerdictWord.TRUE: 0, VerdictWord.ALTERED: 6, VerdictWord.UNKNOWN: 3, VerdictWord.REVOKED: 3}
