"""Teaching the second ear, and measuring it with an author left out."""
