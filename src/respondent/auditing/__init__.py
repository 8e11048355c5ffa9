"""What happened to each claim of a document that came back."""
