"""Strict YAML: parsing with a line and a column for every value."""
