"""What happened in a call, measured."""
