"""Quantities held against evidence, and against each other: candidates, derivations, verdicts."""
