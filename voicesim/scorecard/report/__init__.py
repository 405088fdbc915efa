"""The report: one HTML file that shows the score, the words and the seconds, and needs nothing else."""

from voicesim.scorecard.report.page import render

__all__ = ["render"]
