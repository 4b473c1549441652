"""What injects faults: a watched disk in C, crash states made of what it recorded, processes forked to be killed."""
