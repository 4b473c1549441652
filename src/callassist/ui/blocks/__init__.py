"""The page of the block list."""
