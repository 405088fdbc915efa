"""Packs: content of one house for others, signed, with licence, author, version and history."""
