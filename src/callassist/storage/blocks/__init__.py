"""The block list: fingerprints of numbers that must not be called, and the keys they were made with."""
