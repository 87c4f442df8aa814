"""The constraints' reference: manual pages, settings and JSON Schema."""
