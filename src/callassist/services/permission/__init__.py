"""May I call? The rules in use, and what is asked of them before a call."""
