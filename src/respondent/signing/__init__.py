"""Sign-offs: the text that an organisation's word is on, and whether the word still stands."""
