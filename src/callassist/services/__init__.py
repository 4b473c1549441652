"""Use cases: take repositories and a clock, return what changed. No Qt, no SQL."""
