"""The log page: what was said, when, and to whom."""
