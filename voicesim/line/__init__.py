"""Where sound comes from and goes to: headset, file, keyboard, browser; the robot trainee."""
