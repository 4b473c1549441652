"""Faults of others that the window works around; each file opens with the fault, and with when it can go."""
