"""Three hundred people whose skill grows by a known law, and what the programme's report makes of it."""
