"""Widgets of our own. Each draws a piece of a snapshot and emits what the rep asked for; none knows a service."""
