"""Take in who agreed on paper or elsewhere: nothing is written until the whole file is clean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.notices.meter import AT_ONE_GO, Meter
from textbot.content.csv_cells import Fault
from textbot.content.subscriber_sheet import Known, Subscriber, SubscriberSheet, read_subscribers, topic_names
from textbot.core.notices.fate import SILENCE
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import subscriber_rows
from textbot.store.staff import StaffRow
from textbot.store.subscriber_rows import Standing
from textbot.store.subscriptions import ENDED, ON

# Rows that are written together: nobody else waits longer than they take.
AT_ONCE = 1000
TRIES = 3


@dataclass
class Imported:
    """What a file would do, or did. joins: phones and topics that are joined now; already: were joined before;
    opted_out: phones that stay opted out; left: ended the topic after the consent the file tells of; old: agreed so
    long ago that they are asked again first; new_phones: nobody knew before; before: what earlier tries at it did.
    faults: what is to be mended first."""

    file: str
    rows: int = 0
    joins: int = 0
    already: int = 0
    left: int = 0
    old: int = 0
    opted_out: set[str] = field(default_factory=set)
    new_phones: set[str] = field(default_factory=set)
    faults: tuple[Fault, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    unread: tuple[str, ...] = ()
    written: bool = False
    by_topic: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers, with those of earlier tries at the same file."""
        own = {name: getattr(self, name) for name in ("joins", "already", "left", "old")}
        own |= {"opted_out": len(self.opted_out), "new_phones": len(self.new_phones)}
        return {name: number + self.before.get(name, 0) for name, number in own.items()}


def import_subscribers(
    rt: Runtime, member: StaffRow, data: bytes, file: str, *, write: bool, meter: Meter = AT_ONE_GO
) -> Imported:
    """Read a CSV of subscribers and tell what it does; with `write`, and only when no row is at fault, do it. file: its
    name, which is kept with each consent. A file that is imported twice joins nobody twice; one whose import was
    broken off goes on where it was. Not `written` though it was to be: the meter said that others want their turn."""
    sheet = read_subscribers(data, _known(rt.playbook, rt.now()))
    told = _told(sheet, file)
    if sheet.faults:
        return told
    about = f"{file[:60]}, {sha256(data).hexdigest()[:12]}"
    told.before, done = dict(meter.counts), meter.done
    for batch in subscriber_rows.batches(sheet.subscribers[done:], AT_ONCE):
        done += len(batch)
        work = _Work(rt.playbook, member, about, rt.now(), told)
        if write:
            _write(rt, work, batch, meter, done)
        else:
            with rt.database.read() as conn:
                work.count(batch, subscriber_rows.standing(conn, [each.phone for each in batch]))
            meter.looked(done)
        if meter.is_over:
            return told
    told.written = write
    if write:
        audit.note(rt, member, "subscribers.imported", f"{about}: {told.rows} rows, {told.counts['joins']} joined")
    return told


def _known(playbook: Playbook, now: datetime) -> Known:
    titles = {
        key: [own.get(f"{topic.path}.title", "") for own in playbook.words.values()]
        for key, topic in playbook.topics.items()
    }
    return Known(topic_names(titles), playbook.languages, now.astimezone(ZoneInfo(playbook.city.timezone)).date())


def _told(sheet: SubscriberSheet, file: str) -> Imported:
    return Imported(
        file, rows=len(sheet.subscribers), faults=sheet.faults, repeated=sheet.repeated, unread=sheet.unread
    )


def _write(rt: Runtime, work: "_Work", batch: Sequence[Subscriber], meter: Meter, done: int) -> None:
    """Write some rows in one transaction; again when somebody of them texted for the first time just now."""
    for attempt in range(1, TRIES + 1):
        try:
            with rt.database.write() as conn:
                work.count(batch, work.write(conn, batch))
                meter.step(conn, done, work.told.counts)
            return
        except IntegrityError:
            if attempt == TRIES:
                raise


@dataclass(frozen=True)
class _Work:
    """One batch: whose hand it is, from which file, and the report it counts into."""

    playbook: Playbook
    member: StaffRow
    about: str
    now: datetime
    told: Imported

    def count(self, batch: Sequence[Subscriber], stood: Mapping[str, Standing]) -> None:
        """Add to the report what this batch does to phones that stood like that."""
        told = self.told
        told.new_phones |= {each.phone for each in batch} - set(stood)
        told.opted_out |= {each.phone for each in batch if _is_out(stood, each)}
        for each in batch:
            for topic in each.topics:
                verdict = self._verdict(each, topic, stood)
                told.already += verdict == "already"
                told.left += verdict == "left"
                if verdict == "joins":
                    told.joins += 1
                    told.old += self.now - self._when(each) > SILENCE
                    told.by_topic[topic] = told.by_topic.get(topic, 0) + 1

    def write(self, conn: Connection, batch: Sequence[Subscriber]) -> dict[str, Standing]:
        """Join who joins; how all of them stood before."""
        phones = [each.phone for each in batch]
        before = subscriber_rows.standing(conn, phones, hold=True)
        new: dict[str, dict[str, str]] = {}
        for each in batch:
            if each.phone not in before:
                new.setdefault(each.phone, _told_of(each))
        subscriber_rows.add_contacts(conn, [*new.values()], self.now)
        stood = before | (subscriber_rows.standing(conn, [*new]) if new else {})
        joining = [
            (each, topic) for each in batch for topic in each.topics if self._verdict(each, topic, stood) == "joins"
        ]
        rows = [self._row(each, topic, stood[each.phone]) for each, topic in joining]
        subscriber_rows.join(conn, rows)
        subscriber_rows.tell(conn, [_facts(each, stood[each.phone]) for each in batch if not _is_out(stood, each)])
        subscriber_rows.record(conn, (self._consent(each, topic, stood[each.phone]) for each, topic in joining))
        return before

    def _verdict(self, one: Subscriber, topic: str, stood: Mapping[str, Standing]) -> str:
        """joins | already | left | opted_out"""
        now = stood.get(one.phone)
        if now is None:
            return "joins"
        if now.opt_out:
            return "opted_out"
        state, since = now.topics.get(topic, ("", self.now))
        if state == ON:
            return "already"
        return "left" if state == ENDED and since > self._when(one) else "joins"

    def _when(self, one: Subscriber) -> datetime:
        """The moment the consent counts from: the noon of its day."""
        noon = datetime.combine(one.consented_on, time(12), ZoneInfo(self.playbook.city.timezone))
        return min(noon, self.now)

    def _row(self, one: Subscriber, topic: str, now: Standing) -> dict[str, Any]:
        return {"contact": now.contact_id, "topic": topic, "since": self._when(one), "fresh": topic not in now.topics}

    def _consent(self, one: Subscriber, topic: str, now: Standing) -> dict[str, Any]:
        told = (one.consented_on.isoformat(), one.proof, f"{self.about}, row {one.row}")
        return {
            "contact_id": now.contact_id, "what": "import", "lies_with": "ours", "wording": one.how, "topic": topic,
            "how": "import", "shown": one.wording, "version": self.playbook.version, "language": one.language,
            "staff_id": self.member.id, "proof": "; ".join(each for each in told if each), "at": self.now,
        }  # fmt: skip


def _told_of(one: Subscriber) -> dict[str, str]:
    return {"phone": one.phone, "language": one.language, "first_name": one.first_name, "zone": one.zone}


def _facts(one: Subscriber, now: Standing) -> dict[str, Any]:
    """What the row tells that nobody told us before."""
    told = {"language": one.language, "first_name": one.first_name, "zone": one.zone}
    return {"contact": now.contact_id, **{name: told[name] if name in now.lacks else "" for name in told}}


def _is_out(stood: Mapping[str, Standing], one: Subscriber) -> bool:
    return one.phone in stood and bool(stood[one.phone].opt_out)
