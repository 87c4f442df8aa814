"""Files on the disk: atomic writes and locks."""
