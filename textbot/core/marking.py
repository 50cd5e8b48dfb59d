"""Marks words for the catalog of staff pages, wherever in the house they stand."""


def N_(words: str) -> str:
    """The same words. They are collected for translators here, and said in a reader's language by the page."""
    return words
