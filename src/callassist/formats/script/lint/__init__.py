"""The linter of script files: one module a family of checks."""
