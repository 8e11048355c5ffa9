"""What git knows of a workspace's files, asked of the git command; nothing is ever written to a repository."""
