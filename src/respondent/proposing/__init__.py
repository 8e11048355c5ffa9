"""Proposed changes: made from what somebody did to a Word file, held against what is there now, and decided."""
