"""A step of a call as it is shown: the line to say and its answers, for the call and for who writes the script."""
