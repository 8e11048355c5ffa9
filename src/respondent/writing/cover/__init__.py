"""The cover sheet of a response as a page: what stands on it, and how each format sets it."""
