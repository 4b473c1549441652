"""What the window shows when the log cannot be opened."""
