"""Miniature models: a few kilobytes each, read by the same loading code as the real weights."""
