"""Hold what a coach writes for a block: theme, letters, lines, and what follows from them."""
