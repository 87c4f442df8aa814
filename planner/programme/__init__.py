"""Choose what a coach writes for a block: its theme, letters and their lines."""
