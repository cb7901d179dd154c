"""One module a command group; ``cli/main`` resolves them by name at first use."""
