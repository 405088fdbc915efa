"""What a programme changed: teams that start at dates drawn by lot, unseen callers, intervals."""
