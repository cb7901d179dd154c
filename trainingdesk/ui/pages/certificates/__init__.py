"""Certificates: waiting for a number, to be printed, printed, void."""
