"""How results read on the terminal and in JSON."""
