"""What a rep and a command line do with the block list."""
