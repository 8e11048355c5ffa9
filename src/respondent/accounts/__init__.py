"""Who may enter: people, invitations, passwords, sessions, limits, and a log. Nothing of the web."""
