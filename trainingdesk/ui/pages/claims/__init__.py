"""申领单: the list of claims, and the ways to a new one."""
