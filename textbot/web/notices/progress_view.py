"""How far a notice is: the numbers that the page shows, and that its script asks for each second."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textbot.core.notices.state import RUNNING
from textbot.store.notices import NoticeRow
from textbot.store.recipients import Progress
from textbot.web.notices.words import failure_words, left_out_words, minutes_words, share, why_words
from textbot.web.translations import N_, _, number_words

# What became of the texts, in the order of the table: name -> (words, what it means).
LINES: Mapping[str, tuple[str, str]] = {
    "waiting": (N_("Waiting"), N_("not sent yet")),
    "sending": (N_("Being sent"), N_("on its way to the carrier this moment")),
    "sent": (N_("Sent"), N_("the carrier has it, the phone has not confirmed")),
    "delivered": (N_("Delivered"), N_("the phone has it")),
    "failed": (N_("Failed"), N_("the carrier refused it, or the phone could not be reached")),
    "opted_out": (N_("Opted out"), N_("said STOP: they get no texts")),
    "expired": (N_("Too late"), N_("it was no longer true by their time")),
    "unknown": (N_("Unknown"), N_("nobody knows whether it arrived")),
    "cancelled": (N_("Cancelled"), N_("never sent")),
}
# Who it was to reach: those who opted out are none of them any more.
THROUGH = ("sent", "delivered", "failed", "unknown", "expired", "cancelled")


@dataclass(frozen=True)
class Line:
    """A row of the table."""

    key: str
    words: str
    means: str
    number: int


@dataclass(frozen=True)
class Shown:
    """The progress of a notice, in words. whole: how many it was to reach; done: of those, how many are through;
    reached: how many were texted; failed, left_out: (why, how many), most first."""

    state: str
    whole: int
    done: int
    reached: int
    share: str
    lines: tuple[Line, ...]
    failed: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    left: str
    is_running: bool

    def number(self, key: str) -> int:
        """How many of one kind."""
        return next(each.number for each in self.lines if each.key == key)


def numbers_of(progress: Progress) -> dict[str, int]:
    """Name of each line -> how many."""
    return {
        name: sum(found.values()) if isinstance(found := getattr(progress, name), Mapping) else found for name in LINES
    }


def shown(row: NoticeRow, progress: Progress, segments_a_second: float = 0.0, until: str = "") -> Shown:
    """The progress, ready to be read. segments_a_second: the senders' rate together. until: when the first of those
    who wait may be texted, in words, "" for now."""
    numbers = numbers_of(progress)
    whole = sum(numbers.values()) - numbers["opted_out"]
    done = sum(numbers[name] for name in THROUGH)
    return Shown(
        row.state,
        whole,
        done,
        numbers["sent"] + numbers["delivered"],
        share(done, whole),
        tuple(Line(key, _(words), _(means), numbers[key]) for key, (words, means) in LINES.items()),
        _reasons(progress.failed, failure_words),
        _reasons(progress.left_out, left_out_words),
        _left(row, numbers, segments_a_second, until),
        row.state in RUNNING,
    )


def told(found: Shown, row: NoticeRow) -> dict[str, Any]:
    """The same for a script: words in the page's language, numbers as they are and as they are written."""
    return {
        "state": row.state,
        "version": f"{row.state} {row.why}",
        "done": found.done,
        "whole": found.whole,
        "share": found.share,
        "of": _("%(done)s of %(whole)s", done=number_words(found.done), whole=number_words(found.whole)),
        "left": found.left,
        "running": found.is_running,
        "why": why_words(row.why),
        "numbers": {each.key: number_words(each.number) for each in found.lines},
        "counts": {each.key: each.number for each in found.lines},
        "failed": [[words, number] for words, number in found.failed],
        "left_out": [[words, number] for words, number in found.left_out],
    }


def _reasons(found: Mapping[str, int], say: Any) -> tuple[tuple[str, int], ...]:
    return tuple((say(reason), number) for reason, number in sorted(found.items(), key=lambda each: -each[1]))


def _left(row: NoticeRow, numbers: Mapping[str, int], rate: float, until: str) -> str:
    """How long it will still take, or when it goes on; "" when nobody can say, or nothing is left."""
    waiting = numbers["waiting"]
    if until and row.state == "sending":
        return _("The rest is texted from %(when)s on, by day where they are.", when=until)
    if row.state not in ("preparing", "sending") or not waiting or rate <= 0:
        return ""
    estimate = row.estimate or {}
    each = estimate.get("segments", 0) / max(1, estimate.get("recipients", 0)) or 1.0
    return _("%(span)s left.", span=minutes_words(waiting * each / rate / 60))
