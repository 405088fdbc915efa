"""Oral certification: blueprint, sitting, blind marks, conflicts, standard, reliability, papers."""
