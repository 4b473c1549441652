"""Calls in the log: written, chained, read, searched."""
