"""What people say of a record to each other: one file a remark, added and never changed."""
