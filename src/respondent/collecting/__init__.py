"""Several copies of a document that came back, laid side by side, and what is accepted of them as a patch."""
