"""What whoever may approve a notice is told by text and by mail: enough to know what they are asked to decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from textbot.actions.notices.as_read import bare_texts
from textbot.actions.notices.occasion import as_due
from textbot.core.notices.draft import EMERGENCY
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.links import MAIL, hosts
from textbot.core.notices.poll import YES_NO
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow

ASKED, TOLD = "notice_approve", "notice_glass"
"""The phrases: somebody is asked to approve; everybody is told that nobody was asked."""

Fact = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Alert:
    """What approvers are told of. row: as its time would send it; texts: language -> what somebody reads of whom
    nothing is known (this goes through the carriers' hands: nothing of a resident's stands in it)."""

    row: NoticeRow
    author: str
    phrase: str
    estimate: Estimate
    texts: Mapping[str, str]


def alert_of(rt: Runtime, row: NoticeRow, author: str, phrase: str, estimate: Estimate | None = None) -> Alert:
    """All that is told; estimate: the one it was handed in with when left out. Writes nothing."""
    known = estimate or Estimate.from_data(row.estimate or {})
    try:
        texts = bare_texts(rt, row)
    except ValueError:  # its gates have kept such a text from being handed in
        texts = dict(row.texts)
    return Alert(as_due(rt, row), author, phrase, known, texts)


def words(rt: Runtime, alert: Alert, language: str) -> str:
    """What an approver reads: who asks, how many get it, the link, what there is to know, and the whole text."""
    link = f"{rt.settings.public_url}/notices/{alert.row.id}"
    people = f"{alert.estimate.recipients:,}"
    told = " ".join(_said(rt.playbook, each, language) for each in _facts(rt, alert, language))
    said = rt.playbook.text(
        f"phrases.{alert.phrase}", language, author=alert.author, number=people, link=link, facts=told
    )
    return f"{said}\n\n{alert.texts.get(language) or next(iter(alert.texts.values()), '')}"


def linked(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The sites that texts link to, each once."""
    found = (host for text in texts.values() for scheme, host in hosts(text) if scheme != MAIL)
    return tuple(dict.fromkeys(found))


def _said(playbook: Playbook, fact: Fact, language: str) -> str:
    name, values = fact
    return playbook.text(f"phrases.notice_told_{name}", language, **values)


def _facts(rt: Runtime, alert: Alert, language: str) -> Iterator[Fact]:
    row, estimate = alert.row, alert.estimate
    if row.class_ == EMERGENCY and row.reason:
        yield "emergency", {"reason": row.reason}
    if row.corrects_id is not None:
        yield "corrects", {"notice": row.corrects_id}
    if row.poll:
        yield "poll_yes_no" if row.poll.get("kind") == YES_NO else "poll_scale", {}
    if row.not_before is not None:
        yield "at", {"when": f"{row.not_before.astimezone(rt.playbook.city.zone):%Y-%m-%d %H:%M}"}
    yield "valid", {"hours": f"{row.validity_minutes / 60:g}"}
    yield "cost", {"cost": f"${estimate.cost:,.2f}", "segments": f"{estimate.segments:,}"}
    counted = {"later": estimate.deferred, "late": estimate.expired + estimate.too_slow, "unread": estimate.no_language,
               "other_language": estimate.fallen_back}  # fmt: skip
    yield from ((name, {"number": f"{number:,}"}) for name, number in counted.items() if number)
    if links := linked(alert.texts):
        yield "links", {"links": ", ".join(links)}
