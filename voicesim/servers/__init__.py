"""Model servers of one's own network: the address, the question, and what became of it."""
