"""The sentence encoder: multilingual-e5-small in arithmetic that gives the same bits on every machine."""
