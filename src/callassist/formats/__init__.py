"""Bytes to the domain and back, one format a module or a family of modules."""
