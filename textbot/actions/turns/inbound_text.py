"""A text as a channel hands it over."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from textbot.core.message import Message
from textbot.core.redaction import clean, mask
from textbot.store.inbound import InboundRow

PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST, LONGEST_PHONE = 1600, 20


# An answer within this time needs no apology.
SOON = timedelta(minutes=10)


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
        urls = tuple(url for url, _ in self.media)
        about = (self.opt_out_type, self.sent_at, self.by_machine)
        return Message(self.sid, mask(self.body), len(urls), *about, raw=self.body, media=urls)


def read_text(sid: str, sender: str, body: str, ours: Collection[str], **more: Any) -> InboundText:
    """A text as it came from outside, fit to be stored; ours: our numbers, which text themselves when one is the
    sender. more: the other fields of InboundText."""
    by_machine = sender in ours or not PHONE.fullmatch(sender)
    return InboundText(sid, clean(sender)[:LONGEST_PHONE], clean(body)[:LONGEST], by_machine=by_machine, **more)


def message_of(row: InboundRow, now: datetime) -> Message:
    """A stored text as the engine sees it; one that waited long for its turn counts as late."""
    waited = row.received_at if now - row.received_at > SOON else None
    return Message(row.sid, row.body, row.photos, row.opt_out_type, row.sent_at or waited, row.by_machine, row.body)
