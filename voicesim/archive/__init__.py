"""Real calls by the thousand: recognised, freed of personal data, judged by the rubric, told in sums.

Nothing here knows a person's name, and no line of a report is about one agent.
"""
