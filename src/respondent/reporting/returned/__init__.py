"""Audits of files that came back, for people and for machines."""
