"""The steps, the first first."""
