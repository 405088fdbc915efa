"""What this machine can do, and what to type to mend the rest: checks, measurements, calibration."""
