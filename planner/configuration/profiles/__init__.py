"""The profiles that come along."""
