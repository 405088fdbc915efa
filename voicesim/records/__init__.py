"""What is kept: store, retention, sealing, the examiner's marks, export.

A call is a plain folder; a store is a folder of such folders with a journal beside them. There is no
database: every fact is in a file a person can read, and the journal proves that none was changed or removed.
"""
