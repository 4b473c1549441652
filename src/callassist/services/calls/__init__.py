"""Calls: the open one, its end, and those that were."""
