"""Prepare a notice: write down everybody it goes to, what each is told and when; or why they are left out."""

from textbot.runtime import Runtime


def prepare(rt: Runtime, notice_id: int) -> int:
    """Write down all recipients of a notice that is `preparing`, then let it be sent; how many they are. May be called
    again after a crash: it goes on where it was. 0 for a notice in any other state."""
    raise NotImplementedError
