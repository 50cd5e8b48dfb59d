"""Subscribers and opt-outs come and go as files: whole or not at all, and an opt-out outlives every file."""

import csv
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.rig.office import Office
from textbot.actions.notices.export_lists import export_opt_outs, export_subscribers
from textbot.actions.notices.import_opt_outs import OptOutsImported, import_opt_outs
from textbot.actions.notices.import_subscribers import Imported, import_subscribers
from textbot.store import contacts as contact_rows
from textbot.store import subscriptions
from textbot.store.audit_events import audit_events
from textbot.store.consents import consents

HEAD = "phone,topic,consented_at,how,wording,proof,language,first_name,zone\n"
ANA = "(602) 555-0143,trash-reminders,2026-10-01,paper form,Yes to trash texts,folder 3,es,Ana,\n"
BEN = "602-555-0144,trash-reminders; events,2026-10-02,web form,I agree,,,,America/Denver\n"


def take_in(desk: Office, text: str, *, write: bool = True) -> Imported:
    return import_subscribers(desk.rt, desk.member, text.encode(), "list.csv", write=write)


def take_out(desk: Office, text: str, *, write: bool = True) -> OptOutsImported:
    return import_opt_outs(desk.rt, desk.member, text.encode(), "out.csv", write=write)


def topics(desk: Office, phone: str) -> dict[str, str]:
    with desk.rt.database.read() as conn:
        row = contact_rows.by_phone(conn, phone)
        return {each.topic: each.state for each in subscriptions.of_contact(conn, row.id)} if row else {}


def rows(desk: Office, statement):  # type: ignore[no-untyped-def]
    with desk.rt.database.read() as conn:
        return conn.execute(statement).all()


def test_a_clean_file_joins_and_every_consent_is_on_record(desk: Office) -> None:
    told = take_in(desk, HEAD + ANA + BEN)
    assert (told.rows, told.joins, told.already, told.written) == (2, 3, 0, True)
    assert told.by_topic == {"trash-reminders": 2, "events": 1}
    assert topics(desk, "+16025550144") == {"events": "on", "trash-reminders": "on"}
    first, *_ = rows(desk, select(consents).order_by(consents.c.id))
    assert (first.what, first.topic, first.how) == ("import", "trash-reminders", "import")
    assert first.staff_id == desk.member.id
    assert (first.wording, first.shown, first.language) == ("paper form", "Yes to trash texts", "es")
    assert first.proof.startswith("2026-10-01; folder 3; list.csv, ")
    assert first.proof.endswith(", row 2")
    (event,) = rows(desk, select(audit_events).where(audit_events.c.what == "subscribers.imported"))
    assert event.about.endswith(": 2 rows, 3 joined")
    (ana,) = rows(desk, select(contact_rows.contacts).where(contact_rows.contacts.c.phone == "+16025550143"))
    assert (ana.language, ana.first_name, ana.zone) == ("es", "Ana", "")


def test_trying_first_writes_nothing_and_tells_the_same(desk: Office) -> None:
    tried = take_in(desk, HEAD + ANA + BEN, write=False)
    assert rows(desk, select(contact_rows.contacts)) == rows(desk, select(consents)) == []
    done = take_in(desk, HEAD + ANA + BEN)
    assert (tried.joins, tried.new_phones, tried.by_topic) == (done.joins, done.new_phones, done.by_topic)


def test_one_wrong_row_keeps_the_whole_file_out(desk: Office) -> None:
    told = take_in(desk, HEAD + ANA + BEN.replace("602-555-0144", "1.6E+10"))
    assert [str(each) for each in told.faults][0].startswith("row 3, column phone: a spreadsheet has rounded")
    assert not told.written
    assert rows(desk, select(contact_rows.contacts)) == []


def test_the_same_file_again_joins_nobody_again(desk: Office) -> None:
    take_in(desk, HEAD + ANA + BEN)
    again = take_in(desk, HEAD + ANA + BEN)
    assert (again.joins, again.already) == (0, 3)
    assert len(rows(desk, select(consents))) == 3


def test_who_opted_out_stays_opted_out_and_is_counted(desk: Office) -> None:
    desk.resident("+16025550143", opt_out="ours")
    desk.resident("+16025550144", opt_out="carrier")
    told = take_in(desk, HEAD + ANA + BEN)
    assert (told.joins, told.opted_out) == (0, {"+16025550143", "+16025550144"})
    assert topics(desk, "+16025550143") == {}
    assert rows(desk, select(consents)) == []


@pytest.mark.parametrize(("ended_days_ago", "state"), [(1, "ended"), (200, "on")], ids=["after it", "before it"])
def test_a_consent_does_not_outweigh_a_later_no(desk: Office, ended_days_ago: int, state: str) -> None:
    contact_id = desk.resident("+16025550143")
    when = desk.clock() - timedelta(days=ended_days_ago)
    with desk.rt.database.write() as conn:
        subscriptions.put(conn, contact_id, "trash-reminders", "ended", when, "text")
    told = take_in(desk, HEAD + ANA)
    assert (told.left, told.joins) == ((1, 0) if state == "ended" else (0, 1))
    assert topics(desk, "+16025550143") == {"trash-reminders": state}


def test_an_old_consent_is_told_of_and_counts_from_its_day(desk: Office) -> None:
    told = take_in(desk, HEAD + ANA.replace("2026-10-01", "2024-10-01"))
    assert told.old == 1
    (row,) = rows(desk, select(subscriptions.subscriptions))
    assert row.since.date().isoformat() == "2024-10-01"


def test_what_a_list_says_of_people_changes_nothing_they_said_themselves(desk: Office) -> None:
    desk.resident("+16025550143", language="en")
    take_in(desk, HEAD + ANA)
    with desk.rt.database.read() as conn:
        row = contact_rows.by_phone(conn, "+16025550143")
    assert row is not None
    assert row.language == "en"


def test_a_file_of_opt_outs_adds_and_never_removes(desk: Office) -> None:
    take_in(desk, HEAD + ANA + BEN)
    told = take_out(desk, "Phone Number;Date;Reason\n602 555 0143;11/1/2026;called us\n+16025550199;;\n")
    assert (told.adds, told.already, told.new_phones) == (2, 0, 1)
    assert topics(desk, "+16025550143") == {"trash-reminders": "ended"}
    assert topics(desk, "+16025550144") == {"events": "on", "trash-reminders": "on"}
    again = take_out(desk, "phone\n6025550143\n")
    assert (again.adds, again.already) == (0, 1)
    of_opt_outs = select(consents).where(consents.c.what == "opt_out").order_by(consents.c.id)
    known, new = rows(desk, of_opt_outs)
    assert (known.how, known.wording, known.staff_id) == ("import", "called us", desk.member.id)
    assert known.proof.startswith("2026-11-01; out.csv, ")
    assert new.proof.endswith("row 3")


def test_one_wrong_number_keeps_the_opt_outs_out(desk: Office) -> None:
    told = take_out(desk, "phone\n602 555 0143\n6.02E+9\n")
    assert [str(each) for each in told.faults][0].startswith("row 3, column phone: a spreadsheet has rounded")
    assert rows(desk, select(contact_rows.contacts)) == []


def test_what_goes_out_comes_in_again_and_holds_no_formula(desk: Office) -> None:
    take_in(desk, HEAD + ANA.replace("Yes to", "=HYPERLINK(1) Yes to") + BEN)
    take_out(desk, "phone,reason\n602 555 0199,-no more-\n")
    joined = list(csv.DictReader("".join(export_subscribers(desk.rt, desk.member)).splitlines()))
    assert [(row["phone"], row["topic"], row["state"]) for row in joined] == [
        ("+16025550143", "trash-reminders", "on"), ("+16025550144", "events", "on"),
        ("+16025550144", "trash-reminders", "on"),
    ]  # fmt: skip
    assert joined[0]["wording"].startswith("'=HYPERLINK")
    assert "events" in "".join(export_subscribers(desk.rt, desk.member, "events"))
    outs = "".join(export_opt_outs(desk.rt, desk.member))
    assert "'-no more-" in outs
    again = take_out(desk, outs)
    assert (again.faults, again.adds, again.already) == ((), 0, 1)
    events = rows(desk, select(audit_events.c.what).where(audit_events.c.what.like("%exported")))
    assert len(events) == 3
