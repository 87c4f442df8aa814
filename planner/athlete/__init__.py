"""The models of athlete.yaml, their JSON Schema, and the reader with every mistake in one go."""
