"""What a working day asks the log."""
