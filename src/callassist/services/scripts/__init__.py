"""Scripts as they are written: drafts, versions, what changed between two of them, and calls kept as a proof."""
