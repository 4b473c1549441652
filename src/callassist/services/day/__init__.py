"""The working day: whom to call now, and why."""
