"""How the tables of the catalogue came to be what they are, a step a version."""
