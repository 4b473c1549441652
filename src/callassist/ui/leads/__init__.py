"""Lists of leads: which there are, and how a file becomes one."""
