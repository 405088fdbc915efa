"""What is kept: store, retention, sealing, the examiner's marks, export."""
