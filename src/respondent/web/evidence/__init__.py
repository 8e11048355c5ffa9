"""The evidence as pages show it: what can be searched, and a record in words."""
