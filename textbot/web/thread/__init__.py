"""One conversation: what was said, what is known, what staff do in it."""
