"""From the YAML of a record to the model: what each kind has, and how its fields are read."""
