"""What changed between two versions of a document: claims, what they rest on, and prose."""
