"""The pages of a room: its door, the desks' share in it, and the trainer's board."""
