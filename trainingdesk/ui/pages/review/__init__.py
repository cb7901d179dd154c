"""初审: the queue of claims, the workspace beside it, and the decisions."""
