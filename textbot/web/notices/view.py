"""A notice ready to be read: its texts as phones show them, whom it reaches, what is missing, what was done with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.notices.approver_words import linked
from textbot.actions.notices.look_over import Look
from textbot.actions.notices.selection import Reached, choose
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.gates import Gate
from textbot.runtime import Runtime
from textbot.store import audit_events
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow
from textbot.web.notices.words import left_out_words, minutes_words, moment_words, money, people, valid_words
from textbot.web.staff.audit_words import DEEDS, deed_words
from textbot.web.translations import N_, _, language_name, ngettext, number_words

NOTICE_DEEDS = tuple(each for each in DEEDS if each.startswith("notice."))
# Where on the form a closed gate is opened: gate -> part of the form.
WHERE: Mapping[str, str] = {
    "languages": "words-h", "sender": "words-h", "opt_out": "words-h", "links": "words-h", "length": "words-h",
    "placeholders": "words-h", "purpose": "about-h", "audience": "who-h", "validity": "when-h", "moment": "when-h",
}  # fmt: skip
ASKS: Mapping[str, str] = {
    "yes-no": N_("YES or NO; answers are counted"),
    "scale": N_("a number from 1 to 5; answers are counted"),
}
# Who is left out, in the order of the table: the estimate's name -> words.
LEFT_OUT: Mapping[str, str] = {
    "opted_out": N_("opted out of all texts"),
    "no_consent": N_("did not join this topic"),
    "suspended": N_("could not be reached again and again"),
    "muted": N_("asked for quiet until it is over"),
    "stale": N_("not heard of for a year: asked again first"),
    "no_hour": N_("no lawful hour is left: their number is from another time zone"),
    "not_guests": N_("not on the guest list of the trial"),
    "no_language": N_("no text in their language"),
    "expired": N_("it would no longer be true within their hours"),
}


@dataclass(frozen=True)
class Counted:
    """The estimate in words. left_out: (why, how many)."""

    recipients: int
    chosen: int
    people: str
    lasts: str
    cost: str
    segments: str
    segments_number: str
    deferred: int
    fallen_back: int
    unknown_phones: int
    too_slow: int
    left_out: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Check:
    """A gate. where: the part of the form that opens it, "" for none."""

    key: str
    title: str
    is_open: bool
    faults: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Sample:
    """Somebody who was chosen, without a name or number. why: why they get nothing; later: when, if not at once."""

    code: str
    language: str
    body: str
    why: str
    later: str
    segments: str


@dataclass(frozen=True)
class Event:
    """Something that was done with it."""

    at: datetime
    when: str
    who: str
    words: str


def counted(estimate: Estimate) -> Counted:
    """Whom it reaches and whom not."""
    from_list = ((name, getattr(estimate, name)) for name in LEFT_OUT)
    fields = (
        (_("lack “%(name)s”, which the text needs", name=name), number)
        for name, number in estimate.missing_fields.items()
    )
    return Counted(
        estimate.recipients,
        estimate.chosen,
        people(estimate.recipients),
        lasts_words(estimate),
        money(estimate.cost) if estimate.cost else "",
        ngettext("%(num)s segment", "%(num)s segments", estimate.segments),
        number_words(estimate.segments),
        estimate.deferred,
        estimate.fallen_back,
        estimate.unknown_phones,
        estimate.too_slow,
        tuple((_left_out(name, estimate), number) for name, number in from_list if number) + tuple(fields),
        tuple((language_name(code), number) for code, number in estimate.missing_languages.items() if number),
    )


def _left_out(name: str, estimate: Estimate) -> str:
    words = _(LEFT_OUT[name])
    if name == "no_language" and estimate.missing_languages:
        return f"{words} ({', '.join(map(language_name, estimate.missing_languages))})"
    return words


def lasts_words(estimate: Estimate) -> str:
    """How long sending takes: "About 7 minutes"."""
    if estimate.days > 1:
        return _("About %(days)s days, for the sender has a daily cap", days=estimate.days)
    return minutes_words(estimate.minutes)


def checks(look: Look) -> list[Check]:
    """The gates as a list to tick off."""
    return [_check(gate) for gate in look.gates]


def faults(found: Iterable[Gate]) -> list[str]:
    """What to do about closed gates, sentence by sentence."""
    return [fault for gate in found for fault in _check(gate).faults]


def facts(rt: Runtime, row: NoticeRow, members: Mapping[int, StaffRow]) -> list[tuple[str, str]]:
    """(what, words) about a notice, for the side of the page."""
    zone = rt.playbook.city.zone
    told = [(_("Written by"), _name(members, row.author_id))]
    if row.approved_at and row.approved_by and row.approval != "small":
        told.append((_("Approved by"), _name(members, row.approved_by)))
    if row.approval == "break-glass":
        told.append((_("Approved"), _("by one person: the glass was broken")))
    told.append((_("Goes out"), moment_words(row.not_before, zone) if row.not_before else _("at once, when sent")))
    told.append((_("True for"), _valid(row, zone)))
    if row.started_at:
        told.append((_("Began"), moment_words(row.started_at, zone)))
    if row.finished_at:
        told.append((_("Ended"), moment_words(row.finished_at, zone)))
    if row.reason:
        told.append((_("Why it is an emergency"), row.reason))
    return [*told, *_said_facts(row)]


def _said_facts(row: NoticeRow) -> Iterator[tuple[str, str]]:
    """What its words ask for, lead to, and are followed by."""
    yield _("Links"), ", ".join(linked(row.texts)) or _("none")
    if row.poll:
        yield _("Its question"), asks_words(row)
    for code, words in (row.more or {}).items():
        if words:
            yield _("Who asks about it is told, in %(language)s", language=language_name(code)), words


def asks_words(row: NoticeRow) -> str:
    """What its poll asks for; "" without one."""
    words = ASKS.get(row.poll["kind"], "") if row.poll else ""
    return _(words) if words else ""


def _valid(row: NoticeRow, zone: ZoneInfo) -> str:
    """For how long, and until when where its beginning is known."""
    span, begins = valid_words(row.validity_minutes), row.started_at or row.not_before
    if begins is None:
        return span
    return _(
        "%(span)s, until %(when)s", span=span, when=moment_words(begins + timedelta(minutes=row.validity_minutes), zone)
    )


def history(conn: Connection, rt: Runtime, row: NoticeRow, members: Mapping[int, StaffRow]) -> list[Event]:
    """What was done with it, the oldest first."""
    names = {each.email: each.name for each in members.values()}
    rows = audit_events.of_thing(conn, f"notice {row.id}", NOTICE_DEEDS)
    zone = rt.playbook.city.zone
    return [
        Event(each.at, moment_words(each.at, zone), names.get(each.by, each.by), _(deed_words(each.what)))
        for each in rows
    ]


def samples(rt: Runtime, row: NoticeRow, number: int) -> list[Sample]:
    """Some of the chosen, evenly spread. Raises ValueError for an audience or a text that cannot be read."""
    chosen = choose(rt, row, max(rt.now(), row.not_before or rt.now()), row.started_at)
    picked = chosen.ids[:: max(1, len(chosen.ids) // number)][:number].tolist()
    with rt.database.read() as conn:
        reached = chosen.reach(conn, picked) if picked else []
    return [_sample(rt, each) for each in reached]


def _sample(rt: Runtime, one: Reached) -> Sample:
    zone = rt.playbook.city.zone
    later = one.fate.at is not None and one.fate.at > rt.now() and one.body
    return Sample(
        one.fate.language or one.fate.spoken,
        language_name(one.fate.language or one.fate.spoken),
        one.body,
        "" if one.body else _why(one),
        moment_words(one.fate.at, zone) if later and one.fate.at else "",
        ngettext("%(num)s segment", "%(num)s segments", one.segments) if one.body else "",
    )


def _why(one: Reached) -> str:
    if one.missing:
        return _("lack “%(name)s”, which the text needs", name=one.missing)
    return left_out_words(one.fate.why)


def _name(members: Mapping[int, StaffRow], member_id: int) -> str:
    found = members.get(member_id)
    return found.name if found else _("Somebody")


def _check(gate: Gate) -> Check:
    faults = tuple(_(words, **_said(values)) for words, values in gate.faults)
    return Check(gate.key, _(gate.title), gate.is_open, faults, WHERE.get(gate.key, ""))


def _said(values: Mapping[str, str | int]) -> dict[str, object]:
    """Values that are words are English, and said in the page's language."""
    return {name: _(value) if isinstance(value, str) else value for name, value in values.items()}
