"""Files scanned for what must not be in them: words, numbers and ids, in every part and form."""
