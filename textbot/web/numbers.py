"""Numbers as addresses and forms say them."""


def number(said: str) -> int | None:
    """A row's number; None for what is none, or is larger than any row's."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None
