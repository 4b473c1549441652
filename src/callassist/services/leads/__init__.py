"""Lists of leads: reading them in, and what is done with their rows."""
