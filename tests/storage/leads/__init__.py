"""Tests of lists of leads."""
