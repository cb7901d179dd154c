"""What the office's own numbers begin with; apart from the procedures that give them out, so that search is light."""

from __future__ import annotations

CLAIM_NUMBERS = "SL"
VOUCHER_NUMBERS = "PZ"
