"""A record as a form: what each field is called, how it is filled in, and the record that was meant."""
