"""From a document to a Word file with real footnotes, tagged claims and a manifest."""
