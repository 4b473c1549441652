"""The sheet of a person: all that is kept of them, with what can be done for them."""
