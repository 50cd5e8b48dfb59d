"""Languages: which one a resident writes, by its words and its letters."""
