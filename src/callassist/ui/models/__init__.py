"""Item models for the lists."""
