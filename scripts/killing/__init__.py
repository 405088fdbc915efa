"""Programs that are killed at a random moment of their work, and what they leave."""
