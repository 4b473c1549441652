"""A script on paper: all that is said, and its rules in sentences."""
