"""The telephone beside the program: dialling out by it, and hearing from it who rings."""
