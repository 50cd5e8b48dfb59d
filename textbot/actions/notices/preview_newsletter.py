"""What residents would read in a newsletter, and for each line why: the rule, the facts and the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from textbot.actions.notices.newsletter import NewsletterComposer, Told, is_newsletter, month_facts
from textbot.actions.notices.occasion import as_due
from textbot.actions.notices.selection import areas_of
from textbot.core.notices.newsletter import DIGEST, MONTH, Line, Newsletter, Resident
from textbot.core.notices.person import Person
from textbot.core.playbook import Playbook
from textbot.core.segments import count
from textbot.runtime import Runtime
from textbot.store import newsletter_lines, newsletters, requests
from textbot.store.notices import NoticeRow
from textbot.store.people import Wanted, people

SAMPLE = 6
# Residents looked at to find a sample of whom no two are told the same.
LOOKED_AT = 200


@dataclass(frozen=True)
class Row:
    """A request behind a line."""

    id: int
    reference: str
    flow: str
    district: str | None
    done: date | None


@dataclass(frozen=True)
class Traced:
    """A line, with all that chose it. origin: what of the playbook or the counting it came from; requests: the rows it
    tells of."""

    rule: str
    text: str
    weight: int
    fact: str
    origin: Mapping[str, Any]
    requests: tuple[Row, ...]

    def to_data(self) -> dict[str, Any]:
        """As plain JSON values."""
        rows = [{**vars(row), "done": row.done.isoformat() if row.done else None} for row in self.requests]
        return {
            "rule": self.rule, "text": self.text, "weight": self.weight, "fact": self.fact,
            "origin": dict(self.origin), "requests": rows,
        }  # fmt: skip


@dataclass(frozen=True)
class Preview:
    """What one resident is told. text: None when there is nothing for them, and nothing is sent. passed: rule -> why it
    says nothing."""

    contact_id: int
    phone: str
    language: str
    district: str | None
    zone: str | None
    topics: tuple[str, ...]
    text: str | None
    segments: int
    lines: tuple[Traced, ...]
    passed: Mapping[str, str]

    def to_data(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {**vars(self), "lines": [line.to_data() for line in self.lines], "passed": dict(self.passed)}


def texts_of(playbook: Playbook, newsletter: Newsletter) -> dict[str, str]:
    """The newsletter's text in each language, as a notice is written."""
    marks = {name: f"{{{{ {name} }}}}" for name in (DIGEST, MONTH)}
    return {code: playbook.text(f"{newsletter.path}.text", code, **marks) for code in playbook.languages}


def preview(
    rt: Runtime,
    newsletter: Newsletter,
    contact_ids: Sequence[int],
    today: date,
    texts: Mapping[str, str] | None = None,
) -> tuple[Preview, ...]:
    """What these contacts would be told on that day, in the order of their ids; texts: of a notice, else the
    newsletter's own. Raises ValueError for a text that cannot be read."""
    playbook = rt.playbook
    with rt.database.read() as conn:
        facts = month_facts(conn, playbook, today)
        composer = NewsletterComposer(playbook, newsletter, facts, texts or texts_of(playbook, newsletter))
        wanted = Wanted(newsletter.topic, areas_of(rt, conn), fields=composer.fields)
        found = people(conn, sorted(contact_ids), wanted)
        told = composer.told(conn, [(each, playbook.language_for(each.language)) for each in found])
        pairs = zip(found, told, strict=True)
        return tuple(_preview(conn, playbook, newsletter, person, each) for person, each in pairs)


def sample(
    rt: Runtime, newsletter: Newsletter, today: date, texts: Mapping[str, str] | None = None
) -> tuple[Preview, ...]:
    """Some subscribers who are told different things: of different districts and languages first."""
    with rt.database.read() as conn:
        ids = newsletters.readers(conn, newsletter.topic, LOOKED_AT)
    found = [each for each in preview(rt, newsletter, ids, today, texts) if each.text]
    unlike: dict[tuple[str, str | None, bool], Preview] = {}
    for each in found:
        unlike.setdefault((each.language, each.district, any(not line.fact for line in each.lines)), each)
    return tuple(unlike.values())[:SAMPLE]


def examples(rt: Runtime, notice: NoticeRow) -> dict[str, str]:
    """Language -> what somebody who lives where a resident lives would read in a newsletter, with nothing of that
    resident's own in it; nothing for other notices. Raises ValueError for a text that cannot be read."""
    found = next((each for each in rt.playbook.newsletters.values() if each.topic == notice.topic), None)
    if found is None or not is_newsletter(notice.texts):
        return {}
    today = (as_due(rt, notice).not_before or rt.now()).astimezone(rt.playbook.city.zone).date()
    like = next(iter(sample(rt, found, today, notice.texts)), None)
    with rt.database.read() as conn:
        composer = NewsletterComposer(rt.playbook, found, month_facts(conn, rt.playbook, today), notice.texts)
    home = (like.district, like.zone) if like else (None, None)
    told = {code: composer.example(Resident(0, code, *home, frozenset({found.topic}))) for code in notice.texts}
    return {code: text for code, text in told.items() if text}


def traced(conn: Connection, notice_id: int, contact_id: int) -> list[dict[str, Any]]:
    """The lines a contact's text of a notice was made of when it was made, each with its rule and its rows; [] when it
    was no newsletter of theirs."""
    lines = newsletter_lines.lines_of(conn, notice_id, contact_id) or []
    facts = newsletter_lines.facts_of(conn, notice_id, [line["fact"] for line in lines if line.get("fact")])
    return [_with_fact(line, facts) for line in lines]


def _with_fact(line: Mapping[str, Any], facts: Mapping[str, newsletter_lines.FactRow]) -> dict[str, Any]:
    fact = facts.get(line.get("fact", ""))
    return {**line, "rows": fact.rows, "said": fact.values} if fact else dict(line)


def _preview(conn: Connection, playbook: Playbook, newsletter: Newsletter, person: Person, told: Told) -> Preview:
    text = told.text if isinstance(told.text, str) else None
    resident = told.resident
    return Preview(
        contact_id=person.contact_id,
        phone=person.phone,
        language=resident.language,
        district=resident.district,
        zone=resident.zone,
        topics=tuple(sorted(resident.topics)),
        text=text,
        segments=count(text).parts if text else 0,
        lines=tuple(_traced(conn, newsletter, line, playbook) for line in told.digest.lines),
        passed=told.digest.passed,
    )


def _traced(conn: Connection, newsletter: Newsletter, line: Line, playbook: Playbook) -> Traced:
    rule, rows = newsletter.rule(line.rule), dict(line.rows)
    ids = rows.pop("ids", ())
    known = requests.by_ids(conn, tuple(ids)) if isinstance(ids, list) else ()
    zone = playbook.city.zone
    done = {each.id: each.closed_at.astimezone(zone).date() for each in known if each.closed_at}
    found = tuple(Row(each.id, each.reference, each.flow, each.district, done.get(each.id)) for each in known)
    return Traced(line.rule, line.text, rule.weight if rule else 0, line.fact, rows, found)
