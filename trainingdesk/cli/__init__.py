"""The command-line counter: knows procedures and nothing behind them, and never imports Qt."""
