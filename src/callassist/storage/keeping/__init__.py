"""What keeps a log whole: backups, recovery, and the one way a log is made new."""
