"""A submission pack put together from finished files: its archive, its manifest and the e-mail."""
