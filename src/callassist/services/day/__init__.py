"""The working day: whom to call now and why, what was promised, what the day has brought."""
