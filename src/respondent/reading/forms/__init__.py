"""A regulator's blank form: its questions, the room for each answer, its boxes and the cover sheet's fields."""
