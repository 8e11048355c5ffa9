"""Copies of sources: kept by their hash, searched for what records say, fetched politely."""
