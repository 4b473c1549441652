"""Words of the window for codes, errors and languages."""
