"""What Respondent's speed and memory are, side by side with other programs. Outside the tests: ``make bench``."""
