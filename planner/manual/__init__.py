"""Document every constraint from its class: page, settings, JSON Schema."""
