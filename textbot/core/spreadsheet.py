"""Words on their way into a spreadsheet."""

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(words: str) -> str:
    """The words as a spreadsheet shows them: what looks like a formula begins with an apostrophe, which keeps it from
    being reckoned."""
    return f"'{words}" if words.startswith(FORMULA) else words
