"""Files as no program writes them, for everything that reads a file: only a sentence may come of them."""
