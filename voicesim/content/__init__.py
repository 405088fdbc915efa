"""What people write: YAML, schemas, the notation of expressions, notices."""
