"""What fields accept: one definition that validates, gives JSON Schema and is the reference for people."""
