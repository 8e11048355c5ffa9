"""What git knows of a workspace: the present commit, what is uncommitted, a file as it was, who wrote each line."""
