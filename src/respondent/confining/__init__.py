"""Work on what strangers sent, done in a child process that cannot hurt the server: limits, and kind refusals."""
