"""Putting comments into a Word file that somebody else wrote."""
