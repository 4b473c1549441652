"""Lists of leads: read, asked about, kept in the log, and taken back."""
