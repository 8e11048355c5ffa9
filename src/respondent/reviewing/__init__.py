"""Verification: what a verdict is bound to, whether it still holds, and who may give one. Pure functions."""
