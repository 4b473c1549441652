"""What the log knows of numbers the telephone tells, and of calls that are dialled."""
