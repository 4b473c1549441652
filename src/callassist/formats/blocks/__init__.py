"""The block list as a file: fingerprints for others, and the key they were made with, apart from them."""
