"""Who asks for a fact, and when: what the answer to a need may depend on besides the need."""

from dataclasses import dataclass
from datetime import datetime

from textbot.core.playbook import Playbook
from textbot.store.standing import Standing


@dataclass(frozen=True)
class Asking:
    """Where the contact stands whose turn it is, the playbook, and the time."""

    standing: Standing
    playbook: Playbook
    now: datetime

    @property
    def contact_id(self) -> int | None:
        """The contact's id; None for a phone never heard before."""
        return self.standing.contact.id if self.standing.contact else None
