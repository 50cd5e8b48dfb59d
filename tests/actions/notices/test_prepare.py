"""A notice is reckoned, and its recipients are written down once: in whatever state the town is, whatever is killed."""

import multiprocessing
import os
import signal
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis
from sqlalchemy import func, select

from tests.rig.notices import BOIL, SWEEPING, TOPIC, NoticeDesk, notice_desk
from tests.rig.office import Office, riverbend
from textbot.actions.notices import selection
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.read_csv import upload_list
from textbot.core.notices.draft import Draft
from textbot.core.places.place import Place
from textbot.runtime import open_runtime
from textbot.store import contacts, delivery_wishes, homes, notices, outbound, places, recipients, subscriptions
from textbot.store.audiences import NOT_GOT

table = recipients.recipients


@pytest.fixture
def two(desk: Office) -> NoticeDesk:
    return notice_desk(desk)


def started(two: NoticeDesk, draft: Draft = SWEEPING, key: str = "a key") -> int:
    """A notice that is being prepared; its id."""
    notice_id = two.writes(draft, key, tested=False).id
    with two.office.rt.database.write() as conn:
        notices.move(conn, notice_id, ("draft",), "preparing", two.office.clock())
    return notice_id


def written(two: NoticeDesk, notice_id: int) -> dict[int, Any]:
    """Contact -> its row."""
    with two.office.rt.database.read() as conn:
        return {row.contact_id: row for row in conn.execute(select(table).where(table.c.notice_id == notice_id))}


def town(two: NoticeDesk) -> list[int]:
    """Twelve readers, of whom some opted out, are quiet, late, silent, unreachable or of another language."""
    now, people = two.office.clock(), two.readers(12)
    with two.office.rt.database.write() as conn:
        contacts.set_opt_out(conn, people[0], "carrier")
        subscriptions.end(conn, people[1], [TOPIC], now)
        delivery_wishes.put(conn, people[2], TOPIC, muted_until=now + timedelta(days=9))
        delivery_wishes.put(conn, people[4], "", after="18:00")
        contacts.set_language(conn, people[5], "vi", True)
        changed = contacts.contacts.update().where(contacts.contacts.c.id == people[6])
        conn.execute(changed.values(suspended_at=now))
        past = subscriptions.subscriptions.update().where(subscriptions.subscriptions.c.contact_id == people[8])
        conn.execute(past.values(since=now - timedelta(days=400)))
    return people


def test_what_was_reckoned_is_what_is_written_down(two: NoticeDesk) -> None:
    people = town(two)
    chosen = replace(SWEEPING, audience={"any": [{"topic": TOPIC}, {"phones": ["602-555-2001", "602-555-9999"]}]})

    reckoned = estimate(two.office.rt, chosen)
    assert prepare(two.office.rt, notice_id := started(two, chosen)) == 12
    rows = written(two, notice_id)

    states, why = Counter(row.state for row in rows.values()), Counter(row.error for row in rows.values())
    assert states == {"waiting": reckoned.recipients, "left_out": 6}
    assert (reckoned.chosen, reckoned.recipients, reckoned.deferred, reckoned.unknown_phones) == (12, 6, 1, 1)
    for reason in ("opted_out", "no_consent", "muted", "stale", "suspended", "no_language"):
        assert why[reason] == getattr(reckoned, reason) == 1, reason
    assert reckoned.missing_languages == {"vi": 1}
    assert reckoned.by_language == {"en": 3, "es": 3}
    assert reckoned.segments == sum(row.segments for row in rows.values())
    assert rows[people[3]].body == SWEEPING.texts["es"]
    assert rows[people[4]].not_before == two.office.clock() + timedelta(hours=8)
    assert two.notice(notice_id).state == "sending"


def test_an_emergency_goes_to_all_but_those_who_opted_out_or_cannot_be_reached(two: NoticeDesk) -> None:
    town(two)
    reckoned = estimate(two.office.rt, replace(BOIL, audience=SWEEPING.audience, fallback="en"))
    assert (reckoned.opted_out, reckoned.suspended, reckoned.recipients) == (1, 1, 9)
    assert (reckoned.fallen_back, reckoned.deferred) == (1, 0)


def test_what_a_list_says_is_said_and_who_lacks_it_is_counted(two: NoticeDesk) -> None:
    two.readers(2)
    done = upload_list(
        two.office.rt, two.ana, "Sweep", b"phone,street\n602-555-2000,Elm St\n602-555-2001,\n602-555-0177,Oak\n"
    )
    assert (done.wrong, done.rows, done.known, done.columns) == (0, 3, 2, ("street",))
    texts = {"en": "Riverbend: {{ street }} is swept. STOP=end", "es": "Riverbend: {{ street }}. ALTO=fin"}
    draft = replace(SWEEPING, texts=texts, audience={"any": [{"list": done.list_id}]})

    reckoned = estimate(two.office.rt, draft)
    prepare(two.office.rt, notice_id := started(two, draft))

    # The third phone is known now; being on a list is no consent.
    assert (reckoned.recipients, reckoned.no_consent, reckoned.missing_fields) == (1, 1, {"street": 1})
    assert [row.body for row in written(two, notice_id).values() if row.body] == [
        "Riverbend: Elm St is swept. STOP=end"
    ]


def test_a_list_tells_the_language_of_who_never_said_one(two: NoticeDesk) -> None:
    people = two.readers(2)
    with two.office.rt.database.write() as conn:
        conn.execute(contacts.contacts.update().where(contacts.contacts.c.id == people[0]).values(language=None))
    data = b"phone,language\n602-555-2000,Spanish\n602-555-2001,Spanish\n"
    done = upload_list(two.office.rt, two.ana, "Tongues", data)

    found = estimate(two.office.rt, replace(SWEEPING, audience={"any": [{"list": done.list_id}]}))

    assert found.by_language == {"es": 1, "en": 1}


def test_a_faulty_list_leaves_nothing_behind(two: NoticeDesk) -> None:
    before = people_known(two)
    done = upload_list(two.office.rt, two.ana, "Bad", b"phone\n602-555-0177\n602-555-0177\nnothing\n")

    assert done.list_id is None
    assert [str(each)[:5] for each in done.faults] == ["row 3", "row 4"]
    assert people_known(two) == before


def people_known(two: NoticeDesk) -> int:
    with two.office.rt.database.read() as conn:
        return conn.execute(select(func.count()).select_from(contacts.contacts)).scalar_one()


def test_placeholders_know_the_home_that_was_kept(two: NoticeDesk) -> None:
    (own,) = two.readers(1)
    home = Place("address", "412 Oak St", 33.45, -112.07, "9", "9", "exact", "address")
    with two.office.rt.database.write() as conn:
        homes.put(conn, own, "yes", home.to_dict(), two.office.clock())
    text = {"en": "Riverbend: {{ address }}, {{ street }}. STOP=end", "es": "Riverbend. ALTO=fin"}

    prepare(two.office.rt, notice_id := started(two, replace(SWEEPING, texts=text)))

    assert written(two, notice_id)[own].body == "Riverbend: 412 Oak St, Oak St. STOP=end"


def test_in_trial_only_guests_get_it(two: NoticeDesk) -> None:
    people, playbook = two.readers(3), two.office.rt.playbook
    rules = replace(playbook.city.notices, trial=True, guests=("+16025552001",))
    trial = replace(playbook, city=replace(playbook.city, notices=rules))
    rt = replace(two.office.rt, shelf=replace(two.office.rt.shelf, playbook=trial))  # type: ignore[type-var]

    reckoned = estimate(rt, SWEEPING)
    prepare(rt, notice_id := started(two))

    assert (reckoned.recipients, reckoned.not_guests) == (1, 2)
    assert [each for each, row in written(two, notice_id).items() if row.state == "waiting"] == [people[1]]


def test_a_correction_goes_to_exactly_those_who_may_have_got_it_in_the_same_language(two: NoticeDesk) -> None:
    people, rt = two.readers(8), two.office.rt
    prepare(rt, first := started(two))
    ends = (("delivered", ""), ("failed", "30003"), ("unsure", ""), ("failed", "unknown"), ("sent", ""))
    with rt.database.write() as conn:
        for own, (state, error) in zip(people, ends, strict=False):
            common = {"token": f"t{own}", "contact_id": own, "kind": "notice", "via": "rest", "body": "x"}
            outbound.add(conn, **common, state=state, error=error, notice_id=first, created_at=two.office.clock())
        contacts.set_language(conn, people[0], "es", True)  # they got it in English
    correction = replace(SWEEPING, audience={"any": [{"notice": first}]}, corrects_id=first)

    prepare(rt, second := started(two, correction, "another key"))

    got = [own for own, (state, error) in zip(people, ends, strict=False) if state not in NOT_GOT or error == "unknown"]
    rows = written(two, second)
    assert sorted(rows) == got
    assert rows[people[0]].language == "en"


def test_preparing_goes_on_where_it_was_stopped(two: NoticeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "AT_ONCE", 4)
    two.readers(10)
    notice_id, rt = started(two), two.office.rt
    batches = selection.Selection.reach
    calls = []

    def pausing(self: selection.Selection, conn: Any, ids: list[int]) -> list[selection.Reached]:
        calls.append(ids)
        if len(calls) == 2:
            two.puts(notice_id, state="paused")
        return batches(self, conn, ids)

    monkeypatch.setattr(selection.Selection, "reach", pausing)

    assert prepare(rt, notice_id) == 4  # the batch that met the pause is not written
    assert (two.notice(notice_id).state, len(written(two, notice_id))) == ("paused", 4)
    two.puts(notice_id, state="preparing")
    two.readers(1, start=90)
    assert prepare(rt, notice_id) == 7
    assert (two.notice(notice_id).state, len(written(two, notice_id))) == ("sending", 11)
    assert prepare(rt, notice_id) == 0


def test_a_kill_in_the_middle_leaves_nobody_out_and_nobody_twice(two: NoticeDesk, redis_client: Redis) -> None:
    people, rt = two.readers(300), two.office.rt
    notice_id = started(two)
    process = multiprocessing.get_context("fork").Process(target=_prepare_a_part, args=(rt, redis_client, notice_id))
    process.start()
    process.join()

    half = written(two, notice_id)
    assert (process.exitcode, len(half)) == (-signal.SIGKILL, 60)
    assert two.notice(notice_id).state == "preparing"
    assert prepare(rt, notice_id) == 300 - len(half)
    assert sorted(written(two, notice_id)) == people
    assert two.notice(notice_id).state == "sending"


def _prepare_a_part(rt: Any, redis: Redis, notice_id: int) -> None:
    """Three batches; in the middle of the fourth the process is killed."""
    selection.AT_ONCE, batches, calls = 20, selection.Selection.reach, []

    def reach(self: selection.Selection, conn: Any, ids: list[int]) -> list[selection.Reached]:
        calls.append(ids)
        if len(calls) == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return batches(self, conn, ids)

    selection.Selection.reach = reach  # type: ignore[method-assign]
    own = open_runtime(replace(rt.settings, database_url=rt.database.url), redis=redis)
    prepare(replace(own, shelf=rt.shelf, now=rt.now), notice_id)


def test_what_its_rules_name_and_nobody_knows_is_told(two: NoticeDesk) -> None:
    with two.office.rt.database.write() as conn:
        places.replace(conn, riverbend().gazetteer, two.office.rt.playbook.gazetteer)
    rules = [{"district": ["99"]}, {"street": "Nowhere Rd"}, {"list": 9}, {"notice": 9}, {"topic": "no"}]
    problems = estimate(two.office.rt, replace(SWEEPING, audience={"any": rules})).problems
    assert [words.split()[3] for words, _ in problems] == ["district", "street", "list", "notice", "topic"]
