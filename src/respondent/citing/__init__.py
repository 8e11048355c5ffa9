"""From a source and a place in it to the words of a note."""
