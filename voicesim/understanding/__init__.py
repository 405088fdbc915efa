"""What an utterance does: the phrase bank, its matcher, and the rules of scope."""
