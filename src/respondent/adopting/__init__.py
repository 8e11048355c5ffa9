"""A draft that people wrote, turned into a template."""
