"""Training so far: exports and recordings, read into one weekly table."""
