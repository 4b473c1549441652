"""Lists of leads: what is read from them, and who is called next."""
