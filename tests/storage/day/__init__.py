"""Tests of what a working day asks the log."""
