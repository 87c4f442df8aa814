"""Text for people: cleaned, quoted, listed, dated and laid out; no pandas, so quick to import."""
