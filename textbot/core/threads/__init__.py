"""One phone, many requests: which of them a text is about, how it stands, and what the text does to it."""
