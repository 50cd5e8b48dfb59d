"""A newsletter's words: for each recipient the digest that its rules make, and what each line was made from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.core.days.period import Period
from textbot.core.notices.digest import Digests, fixed
from textbot.core.notices.draft import Draft
from textbot.core.notices.newsletter import ALL, CITY, DIGEST, MONTH, Digest, MonthFacts, Newsletter, Own, Resident
from textbot.core.notices.person import Person
from textbot.core.notices.text import Missing, fill, names, needed
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import newsletters
from textbot.store.newsletter_lines import FactRow, put_facts, put_lines
from textbot.store.newsletters import Done, OwnRow
from textbot.store.notices import NoticeRow

LONGEST = 300
OF_HOME = frozenset({"district", "zone"})


@dataclass(frozen=True)
class Told:
    """What one resident is told, whole."""

    text: str | Missing | None
    digest: Digest
    resident: Resident


class NewsletterComposer:
    """Puts a newsletter's notice into words, and keeps what each line was made from."""

    def __init__(self, playbook: Playbook, newsletter: Newsletter, facts: MonthFacts, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._digests = Digests(playbook, newsletter, facts)
        self._zone = playbook.city.zone
        self._period = moments_of(facts.month, self._zone)
        used = frozenset(name for text in texts.values() for name in names(text))
        self.fields = used - {DIGEST, MONTH} | OF_HOME
        self._made: dict[int, Digest] = {}

    def bodies(self, conn: Connection, people: Sequence[tuple[Person, str]]) -> list[str | Missing | None]:
        """Each one's text; None for whom no rule has anything to say."""
        told = self.told(conn, people)
        self._made = {each.resident.contact_id: each.digest for each in told if each.digest.lines}
        return [each.text for each in told]

    def keep(self, conn: Connection, notice_id: int, contact_ids: Sequence[int]) -> None:
        """Write down what the lines of these contacts, who were in the last `bodies`, were made from."""
        made = {each: self._made[each] for each in contact_ids if each in self._made}
        shared = (line for digest in made.values() for line in digest.lines if line.fact)
        facts = {line.fact: FactRow(line.fact, {"text": line.text}, dict(line.rows)) for line in shared}
        put_facts(conn, notice_id, facts.values())
        put_lines(conn, notice_id, {each: [line.trace() for line in digest.lines] for each, digest in made.items()})

    def told(self, conn: Connection, people: Sequence[tuple[Person, str]]) -> list[Told]:
        """Each one's text with the digest in it."""
        ids = [person.contact_id for person, _ in people]
        own = newsletters.own_requests(conn, ids, *self._period)
        topics = newsletters.topics_of(conn, ids)
        return [
            self._tell(person, self._resident(person, language, topics, own.get(person.contact_id, ())))
            for person, language in people
        ]

    def example(self, resident: Resident) -> str | None:
        """What they would read if nothing else were known of them; fields without a fallback stand as [name]."""
        unknown = {name: f"[{name}]" for name in needed(self._texts[resident.language])}
        nobody = Person(
            0, "", resident.language, opt_out="", consents=True, suspended=False, zone="", at_home=False, silent=False,
            fields=unknown,
        )  # fmt: skip
        told = self._tell(nobody, resident)
        return told.text if isinstance(told.text, str) else None

    def _resident(
        self, person: Person, language: str, topics: Mapping[int, frozenset[str]], own: tuple[OwnRow, ...]
    ) -> Resident:
        home = {name: person.fields.get(name) or None for name in OF_HOME}
        joined = topics.get(person.contact_id, frozenset())
        return Resident(person.contact_id, language, home["district"], home["zone"], joined, self._own(own))

    def _own(self, rows: tuple[OwnRow, ...]) -> tuple[Own, ...]:
        return tuple(
            Own(row.id, row.reference, row.flow, row.place, row.follows, self._day(row.closed_at)) for row in rows
        )

    def _day(self, moment: datetime | None) -> date | None:
        return moment.astimezone(self._zone).date() if moment else None

    def _tell(self, person: Person, resident: Resident) -> Told:
        template = self._texts[resident.language]
        fields = {**person.fields, MONTH: self._digests.month(resident.language)}
        try:
            around = fill(template, {**fields, DIGEST: "."})
            digest = self._digests.digest(resident, LONGEST + 1 - len(around))
            text = fill(template, {**fields, DIGEST: digest.text}) if digest.lines else None
        except Missing as missing:
            return Told(missing, Digest(), resident)
        return Told(text, digest, resident)


def is_newsletter(texts: Mapping[str, str]) -> bool:
    """Whether a notice's texts have a place for a digest. Raises ValueError for one that cannot be read."""
    return any(DIGEST in names(text) for text in texts.values())


def newsletter_for(rt: Runtime, draft: NoticeRow | Draft) -> NewsletterComposer:
    """Who puts this newsletter into words. Raises ValueError when no newsletter is sent to the notice's topic."""
    playbook = rt.playbook
    found = next((each for each in playbook.newsletters.values() if each.topic == draft.topic), None)
    if found is None:
        raise ValueError(f"{DIGEST} is for a newsletter's topic alone, and newsletters.yaml has none for this one")
    today = (draft.not_before or rt.now()).astimezone(playbook.city.zone).date()
    with rt.database.read() as conn:
        facts = month_facts(conn, playbook, today)
    return NewsletterComposer(playbook, found, facts, draft.texts)


def month_facts(conn: Connection, playbook: Playbook, today: date) -> MonthFacts:
    """What was done in the month before `today`, by kind and district."""
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    groups: dict[tuple[str, str], list[Done]] = defaultdict(list)
    for each in newsletters.done_between(conn, *moments_of(month, playbook.city.zone)):
        for name in _groups(each):
            groups[name].append(each)
    done = {name: fixed(tuple(e.id for e in own), tuple(e.days for e in own)) for name, own in groups.items()}
    return MonthFacts(month, today, done)


def moments_of(month: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When a month begins and ends in the city."""
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Period(month, last).moments(zone)


def _groups(done: Done) -> Iterator[tuple[str, str]]:
    for flow in (done.flow, ALL):
        yield flow, CITY
        if done.district:
            yield flow, done.district
