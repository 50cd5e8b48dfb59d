"""The question before a deed with a notice: what will happen, with the number of people, in plain words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textbot.actions.notices.look_over import look_over
from textbot.core.notices.state import OPEN
from textbot.runtime import Runtime
from textbot.store import recipients
from textbot.store.notices import NoticeRow
from textbot.web.notices.pace import segments_a_second
from textbot.web.notices.progress_view import Shown, shown
from textbot.web.notices.words import minutes_words, money
from textbot.web.translations import _, ngettext


@dataclass(frozen=True)
class Sure:
    """A question before a deed. big: what will happen; more: what follows from it; button: repeats the number."""

    heading: str
    big: str
    more: str
    button: str
    is_danger: bool = False


def how_far(rt: Runtime, row: NoticeRow) -> Shown:
    """How far it is now."""
    with rt.database.read() as conn:
        return shown(row, recipients.progress(conn, row.id), segments_a_second(rt))


def _send(rt: Runtime, row: NoticeRow) -> Sure:
    estimate = look_over(rt, row).estimate if row.state in OPEN else None
    if estimate is None:
        return Sure(_("Send it"), _("It is on its way already."), "", _("Back to it"))
    more = [f"{minutes_words(estimate.minutes)}."]
    if estimate.cost:
        more.append(_("About %(cost)s.", cost=money(estimate.cost)))
    if number := estimate.deferred:
        more.append(ngettext("%(num)s of them gets it later, by day.", "%(num)s of them get it later, by day.", number))
    return Sure(
        _("Send it"),
        ngettext("This texts %(num)s person now.", "This texts %(num)s people now.", estimate.recipients),
        " ".join(more),
        ngettext("Text %(num)s person now", "Text %(num)s people now", estimate.recipients),
    )


def _resume(rt: Runtime, row: NoticeRow) -> Sure:
    waiting = how_far(rt, row).number("waiting")
    more = _("It stopped itself. It will not stop itself again: watch it.") if row.state == "halted" else ""
    return Sure(
        _("Let it go on"),
        ngettext("This texts %(num)s more person.", "This texts %(num)s more people.", waiting),
        more,
        ngettext("Go on: text %(num)s person", "Go on: text %(num)s people", waiting),
    )


def _cancel(rt: Runtime, row: NoticeRow) -> Sure:
    if row.state in OPEN:
        heading, big = _("Give it up"), _("Nobody was texted, and nobody will be.")
        return Sure(heading, big, _("It stays in the list as cancelled."), _("Give this notice up"), is_danger=True)
    found_ = how_far(rt, row)
    waiting = found_.number("waiting")
    more = ngettext(
        "%(num)s person has it already: that cannot be taken back, but you can correct it.",
        "%(num)s people have it already: that cannot be taken back, but you can correct it.",
        found_.reached,
    )
    return Sure(
        _("Stop it for good"),
        ngettext(
            "%(num)s person who waits for it gets nothing.", "%(num)s people who wait for it get nothing.", waiting
        ),
        more,
        ngettext("Stop: do not text %(num)s person", "Stop: do not text %(num)s people", waiting),
        is_danger=True,
    )


def _resend(rt: Runtime, row: NoticeRow) -> Sure:
    unknown = how_far(rt, row).number("unknown")
    return Sure(
        _("Send the unknown ones again"),
        ngettext("This texts %(num)s person again.", "This texts %(num)s people again.", unknown),
        _("Some of them may get it twice: nobody knows whether the first one arrived."),
        ngettext("Text %(num)s person again", "Text %(num)s people again", unknown),
    )


ASKED: Mapping[str, Callable[[Runtime, NoticeRow], Sure]] = {
    "send": _send,
    "resume": _resume,
    "cancel": _cancel,
    "resend": _resend,
}
