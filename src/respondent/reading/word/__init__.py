"""Reading Word documents of any maker."""
