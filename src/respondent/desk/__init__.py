"""A workspace that several people work on at once: what each sees, what an edit brings, and saving it to git."""
