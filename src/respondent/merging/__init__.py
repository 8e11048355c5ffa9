"""Three-way merging of records, field by field, and of tables, cell by cell."""
