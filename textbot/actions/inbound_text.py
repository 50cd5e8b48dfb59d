"""A text as a channel hands it over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from textbot.core.message import Message
from textbot.core.redaction import mask
from textbot.store.inbound import InboundRow


@dataclass(frozen=True)
class InboundText:
    """phone: E.164 (or a short code's digits). media: address and type of each. sent_at: Twilio's time when the text
    was found on its list instead of being delivered. form: the channel's other parameters, kept as they came."""

    sid: str
    phone: str
    body: str
    media: tuple[tuple[str, str], ...] = ()
    opt_out_type: str = ""
    by_machine: bool = False
    sent_at: datetime | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    def message(self) -> Message:
        """The text as the engine sees it, card and Social Security numbers masked: whatever it keeps or says of the
        resident's words is fit to be stored."""
        return Message(self.sid, mask(self.body), len(self.media), self.opt_out_type, self.sent_at, self.by_machine)


def message_of(row: InboundRow) -> Message:
    """A stored text as the engine sees it."""
    return Message(row.sid, row.body, row.photos, row.opt_out_type, row.sent_at, row.by_machine)
