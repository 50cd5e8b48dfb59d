"""Members of staff: getting in, and what they may."""
