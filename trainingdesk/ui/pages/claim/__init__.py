"""申领编辑: one claim, computed, explained, given its evidence and handed in."""
