"""Rules that hold records and documents to their evidence: one rule a file, gathered in `registry`."""
