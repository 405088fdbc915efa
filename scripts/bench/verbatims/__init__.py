"""Themes in clients' comments, measured where they are known."""
