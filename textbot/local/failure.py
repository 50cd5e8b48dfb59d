"""What keeps textbot from starting on this machine."""


class StartError(Exception):
    """textbot cannot start here; the message says why and what to do, in words for the operator."""
