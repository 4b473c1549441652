"""Lists of leads as the log keeps them."""
