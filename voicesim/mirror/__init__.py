"""The private voice mirror: how hard one's own voice worked, against one's own reference. Practice only.

Computed in memory, shown once to the person who spoke, never written, never exported. Neither the scorecard
nor the records, nor anything they import, may import this room (AI Act, article 5(1)(f); docs/mirror.md).
"""
