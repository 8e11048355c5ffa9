"""A citation sheet as a page, a workbook, comma-separated values, JSON, CSL-JSON and text."""
