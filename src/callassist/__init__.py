"""callassist: a call assistant that qualifies before it sells."""

__version__ = "0.1.0"
