"""A room on a closed network: its certificates, who sits where, who may do what, what the trainer sees."""
