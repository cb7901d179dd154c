"""Policy packs: which notices hold since when, their tables, conditions and limits with clause."""
