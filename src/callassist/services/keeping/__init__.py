"""Nothing is lost: backups, rescue, recovery, a log made new."""
