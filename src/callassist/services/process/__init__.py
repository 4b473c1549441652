"""The process: one at a time, links from outside, what went wrong in it."""
