"""A consultation read out of a regulator's form or a pasted list, and a response begun from it."""
