"""Hearing: what a text says in plain words, by rules: emergencies, wishes, keywords, refusals."""
