"""Rubric, evidence, levels, critical errors, coaching, report."""
