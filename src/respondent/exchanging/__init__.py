"""Evidence as a workbook for people who live in spreadsheets, and what comes back as proposed changes."""
