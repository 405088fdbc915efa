"""Frames, levels, resampling, the telephone band, tones; the recording."""
