"""Scripts as people write them: outlines, Word files, tables and trees, read into one model and written out of it."""
