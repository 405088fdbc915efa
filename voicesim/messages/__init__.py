"""What the program says to the person in front of the screen, whatever their language."""
