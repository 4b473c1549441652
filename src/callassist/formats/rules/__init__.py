"""Files of calling rules, read and checked."""
