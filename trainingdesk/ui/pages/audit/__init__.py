"""The audit log: entries, and whether the chain holds."""
