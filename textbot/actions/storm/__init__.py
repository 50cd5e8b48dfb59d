"""Storm mode: on, off, renewed, over; and what everybody texts about in it."""
