"""Views show results on the terminal and in JSON."""
