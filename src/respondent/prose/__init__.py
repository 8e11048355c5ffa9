"""English: how numbers, periods and promises such as "more than" are written, and when they hold."""
