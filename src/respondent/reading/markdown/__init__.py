"""Reading Markdown with the place of every character, which no parser of Markdown gives."""
