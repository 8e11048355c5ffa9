"""From a document to a file's content: Word, HTML, Markdown, PDF."""
