"""Tries what reads lists on a folder of lists: `python -m tests.lists.count_numbers FOLDER`."""
