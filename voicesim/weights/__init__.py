"""The weights of the real engines: which exist, which are here, how they come and how they are checked."""
