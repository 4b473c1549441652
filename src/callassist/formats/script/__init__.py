"""Script files: read, checked, built into the domain, and kept in a compiled form."""
