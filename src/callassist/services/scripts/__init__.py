"""Scripts written in the window: how one is shown to its author, changed, and published."""
