"""The pages beside the rail: call (with its start), log, settings."""
