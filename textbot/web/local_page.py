"""Where a form may lead on to: pages of ours, never another site."""


def is_ours(address: str) -> bool:
    """Whether that is the address of a page here, without a host. Browsers read "//" and "/\\" as another site's."""
    return address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
