"""Reckon what a notice will do before anything is sent."""

from textbot.core.notices.draft import Draft
from textbot.core.notices.estimate import Estimate
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow


def estimate(rt: Runtime, draft: NoticeRow | Draft) -> Estimate:
    """Whom it reaches, what it costs and how long it takes, were it sent now or at its time. Writes nothing. Raises
    ValueError for an audience or a text that cannot be read."""
    raise NotImplementedError
