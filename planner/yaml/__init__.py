"""YAML with positions: documents, a scanner that refuses bombs, a fast reader."""
