"""Other people's files, Word, Markdown, HTML or plain text, to text with places."""
