"""The working day: whom to call now, what was promised, what the day has brought."""
