"""Whose a record is, and who changed what is not theirs."""
