"""The cities' systems in miniature: HTTP servers that remember, with the quirks and the faults of the real ones."""
