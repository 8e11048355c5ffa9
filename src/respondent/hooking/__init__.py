"""What git runs of us: the merge driver and the pre-commit hook, and how they come into a repository."""
