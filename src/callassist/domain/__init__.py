"""What the words mean. Standard library only; frozen dataclasses; no I/O, no clock, no Qt, no SQL."""
