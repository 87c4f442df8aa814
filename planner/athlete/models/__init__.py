"""The models of athlete.yaml, one file a section."""
