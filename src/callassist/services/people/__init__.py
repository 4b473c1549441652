"""What the rep can do for a person: see what is known, hand it out, forget them, make one of two."""
