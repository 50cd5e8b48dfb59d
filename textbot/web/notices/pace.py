"""How fast notices go out."""

from textbot.runtime import Runtime


def segments_a_second(rt: Runtime) -> float:
    """Of all senders together, while no replies go out beside."""
    return rt.settings.senders.rate
