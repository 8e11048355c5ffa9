"""A draft that anyone wrote, held against the evidence and against itself."""
