"""Send notices: one slice of sending of all that are `sending`, in turn."""

from textbot.runtime import Runtime


def deliver(rt: Runtime, seconds: float) -> int:
    """Send for at most so many seconds; how many texts were handed to the provider."""
    raise NotImplementedError
