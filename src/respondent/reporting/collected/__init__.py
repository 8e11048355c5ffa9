"""Several copies side by side: as text, JSON, a page, and their comments as a workbook."""
