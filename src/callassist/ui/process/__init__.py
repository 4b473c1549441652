"""The process around the window: signals, links, a second start, what nobody caught."""
