"""Opening and closing Word packages safely: all that reading and writing share."""
