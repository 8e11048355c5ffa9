"""One way to change a record, under the command line and the browser: proposed, looked at, written whole."""
