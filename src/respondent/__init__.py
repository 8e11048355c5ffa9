"""Respondent: letters, consultation responses and press releases in which every claim carries its source."""
