"""The catalogue: who, when, in which group, and what is due. No word of a call and no sound is in it.

People are pseudonyms here; whom they stand for is in a file of its own (`names`). Folders and journals say
what happened; the catalogue can be rebuilt from them.
"""
