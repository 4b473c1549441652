"""Tests of the working day."""
