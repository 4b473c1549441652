"""The window driven by the program itself: the demo call, the random rep, the check of itself."""
