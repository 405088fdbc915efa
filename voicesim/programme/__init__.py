"""What to practise next, and what a programme changed: diagnosis, path, the group's page.

Practice stays with the person who practised: what a group learns of itself names nobody (`group_page`).
"""
