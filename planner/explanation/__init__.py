"""Says why a plan is impossible or falls short: causes, relaxations, lines in the file."""
