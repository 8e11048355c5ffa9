"""The values that every stage takes and returns: frozen dataclasses, without I/O or third-party imports."""
