"""A notice around both nights on which clocks change, to five zones, while the clock is set back and forth: nobody gets
it outside their hours, nobody twice, nobody is forgotten."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select, update

from tests.rig.office import Office, Shelf
from tests.rig.recipients import TOPIC, prepared
from tests.rig.rehearsal import PaperChannel
from textbot.actions.notices.deliver import deliver
from textbot.actions.notices.hand_over import hand_over
from textbot.actions.notices.selection import terms_of
from textbot.actions.notices.take_batch import take_batch
from textbot.core.notices.draft import Draft
from textbot.core.notices.fate import fate
from textbot.core.notices.person import Person
from textbot.core.notices.zone import zones
from textbot.store import notices as notice_rows
from textbot.store.contacts import contacts
from textbot.store.notices import notices
from textbot.store.recipients import recipients
from textbot.store.subscriptions import subscriptions

CITY = "America/Phoenix"
# Area codes of Phoenix, Denver, New York, Los Angeles, Honolulu; who told another zone than their area code's.
AREAS = ("602", "303", "212", "310", "808")
TOLD = {"602": "America/New_York", "212": "Pacific/Honolulu"}
OPENS, CLOSES = time(8), time(20)  # of the topic, in the first of the zones
STEPS = (35, 35, 35, -50, 35, 35, 35, 70)


@dataclass
class TimedPaper(PaperChannel):
    """Also writes down when."""

    clock: object = None
    at: list[tuple[str, datetime, int]] = field(default_factory=list)

    def send(self, to: str, body: str, callback: str, **how: object) -> str:
        self.at.append((to, self.clock(), int(str(how.get("validity") or 0))))  # type: ignore[operator]
        return super().send(to, body, callback)


def people(desk: Office) -> dict[str, tuple[str, ...]]:
    """Phone -> its zones, of subscribers in all of them."""
    rows = [{"phone": f"+1{area}555{number:04}", "zone": ""} for area in AREAS for number in range(100, 104)]
    rows += [{"phone": f"+1{area}5550190", "zone": zone} for area, zone in TOLD.items()]
    now = desk.clock()
    with desk.rt.database.write() as conn:
        conn.execute(insert(contacts), [{**row, "first_seen": now, "last_seen": now, "language": "en"} for row in rows])
        ids = conn.execute(select(contacts.c.id)).scalars().all()
        joined = {"topic": TOPIC, "state": "on", "since": now, "source": "text"}
        conn.execute(insert(subscriptions), [{"contact_id": each, **joined} for each in ids])
    return {row["phone"]: zones(row["phone"], CITY, own=row["zone"]) for row in rows}


def states(desk: Office) -> dict[str, int]:
    with desk.rt.database.read() as conn:
        counted = select(recipients.c.state, func.count()).group_by(recipients.c.state)
        return {row[0]: row[1] for row in conn.execute(counted)}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "night", [datetime(2027, 3, 14, 9, tzinfo=UTC), datetime(2026, 11, 1, 9, tzinfo=UTC)], ids=["forward", "back"]
)
@pytest.mark.parametrize("hours", [40, 3], ids=["time enough", "hardly any time"])
def test_everybody_gets_it_by_day_once_or_not_at_all(
    desk: Office, monkeypatch: pytest.MonkeyPatch, night: datetime, hours: int
) -> None:
    desk.clock.at = night - timedelta(hours=7)  # 7 PM in Phoenix, the evening before
    phones, paper = people(desk), TimedPaper(clock=desk.clock)
    settings = replace(desk.rt.settings, textbot_sender_rate=400.0)
    rt = replace(desk.rt, channel=paper, settings=settings)
    with desk.rt.database.read() as conn:
        ids = list(conn.execute(select(contacts.c.id)).scalars())
    with monkeypatch.context() as patch:
        patch.setattr("tests.rig.recipients.datetime", _At(desk.clock()))
        prepared(desk.rt.database, ids, valid=timedelta(hours=hours))
    with desk.rt.database.write() as conn:
        conn.execute(update(notices).values(validity_minutes=hours * 60))
    end, steps = desk.clock() + timedelta(hours=hours + 3), 0
    while desk.clock() < end:
        deliver(rt, 1.0)
        desk.clock.pass_by(timedelta(minutes=STEPS[steps % len(STEPS)]))
        steps += 1
    assert set(Counter(to for to, _, _ in paper.at).values()) <= {1}
    for to, at, validity in paper.at:
        assert all(time(8) <= shown(at, zone) < time(21) for zone in phones[to]), (to, at)
        assert OPENS <= shown(at, phones[to][0]) < CLOSES, (to, at)
        assert all(shown(at + timedelta(seconds=validity - 1), zone) < time(21) for zone in phones[to]), "it may wait"
    assert states(desk).get("waiting", 0) == states(desk).get("claimed", 0) == 0
    assert len(paper.at) == (len(phones) if hours == 40 else states(desk).get("handed", 0))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_was_taken_up_before_nine_does_not_leave_after_nine(desk: Office) -> None:
    desk.clock.at = datetime(2026, 11, 24, 2, 59, 58, tzinfo=UTC)  # two seconds before the topic's eight
    people(desk)
    with desk.rt.database.read() as conn:
        here = (contacts.c.phone.startswith("+1602"), contacts.c.zone == "")
        ids = list(conn.execute(select(contacts.c.id).where(*here)).scalars())
    notice_id = prepared(desk.rt.database, ids)
    with desk.rt.database.write() as conn:
        conn.execute(update(recipients).values(not_before=desk.clock(), until=None))
        conn.execute(update(notices).values(started_at=desk.clock(), validity_minutes=2000))
        notice = notice_rows.by_id(conn, notice_id)
    assert notice is not None
    claimed = [(row, "notice") for row in take_batch(desk.rt, notice, 10, None)]
    assert len(claimed) == 4
    desk.clock.pass_by(timedelta(seconds=3))
    assert hand_over(desk.rt, claimed) == []
    assert take_batch(desk.rt, notice, 10, None) == []
    with desk.rt.database.read() as conn:
        waits = conn.execute(select(recipients.c.not_before).where(recipients.c.state == "waiting")).scalars().all()
    assert set(waits) == {datetime(2026, 11, 24, 15, tzinfo=UTC)}


def shown(at: datetime, zone: str) -> time:
    return at.astimezone(ZoneInfo(zone)).time()


@dataclass(frozen=True)
class _At:
    """Stands for `datetime` where a notice is prepared: its now."""

    moment: datetime

    def now(self, _zone: object) -> datetime:
        """That moment."""
        return self.moment


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("keeps", [False, True], ids=["any day", "keeps holidays"])
def test_a_topic_that_keeps_holidays_waits_until_the_city_is_back(desk: Office, keeps: bool) -> None:
    thanksgiving = datetime(2026, 11, 26, 17, tzinfo=UTC)
    playbook = desk.rt.playbook
    topics = {**playbook.topics, TOPIC: replace(playbook.topics[TOPIC], holidays=not keeps)}
    rt = replace(desk.rt, shelf=Shelf(replace(playbook, topics=topics)))  # type: ignore[arg-type]
    draft = Draft("Sweeping", {"en": "x"}, {}, topic=TOPIC, validity_minutes=3000)
    terms = terms_of(rt, draft, thanksgiving, thanksgiving)
    ana = Person(1, "+16025550143", "en", "", True, False, "", False, False)
    found = fate(ana, terms)
    at = found.at
    assert at is not None, found
    assert at.astimezone(ZoneInfo(CITY)).isoformat()[:16] == ("2026-11-28T08:00" if keeps else "2026-11-26T10:00")
