"""What there is to say about every constraint: its page, its settings, the JSON Schema."""
