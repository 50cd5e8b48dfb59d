"""Newsletters: each resident's own digest, and what each line of it was made from."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.rig.neighborhood import ELM, LINCOLN, NEWSLETTER, done, subscriber
from tests.rig.office import Office, riverbend
from textbot.actions.notices.composer import composer_for
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.newsletter import month_facts
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.preview_newsletter import examples, preview, sample, texts_of, traced
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.playbook.publish import publish
from textbot.core.notices.draft import Draft
from textbot.core.notices.newsletter import ALL, CITY
from textbot.store import notices, recipients

TODAY = date(2026, 11, 23)


@pytest.fixture
def town(desk: Office) -> Office:
    """The demo city with its places."""
    publish(desk.rt.database, riverbend(), desk.clock())
    return desk


def draft(office: Office) -> Draft:
    texts = texts_of(office.rt.playbook, office.rt.playbook.newsletters["neighborhood"])
    return Draft("News", texts, {"any": [{"topic": NEWSLETTER}]}, topic=NEWSLETTER, validity_minutes=600)


def told(office: Office, notice_id: int) -> dict[int, tuple[str, str]]:
    """Contact -> (state or why left out, text)."""
    rows = recipients.recipients
    with office.rt.database.read() as conn:
        found = conn.execute(rows.select().where(rows.c.notice_id == notice_id)).mappings().all()
    return {row["contact_id"]: (row["error"] or row["state"], row["body"]) for row in found}


def test_two_residents_get_different_text_and_each_line_leads_to_its_rows(town: Office) -> None:
    ana = subscriber(town, "+16025550111", ELM)
    luz = subscriber(town, "+16025550112", LINCOLN, "es")
    potholes = done(town, "pothole", "3", 41)
    (mine,) = done(town, "graffiti", "1", 1, days=2, reporter=ana)
    made = write_notice(town.rt, town.member, "k", draft(town))
    notice_id = int(str(made.values["id"]))
    with town.rt.database.write() as conn:
        notices.move(conn, notice_id, ("draft",), "preparing", town.clock())
    assert estimate(town.rt, draft(town)).recipients == 2
    assert prepare(town.rt, notice_id) == 2
    texts = told(town, notice_id)
    assert texts[ana][1].startswith("Riverbend news, October: Your report ")
    assert "(graffiti) was done Oct 12. Thank you!" in texts[ana][1]
    assert "En el Distrito 3: 41 baches reparados; tiempo típico, 4 días." in texts[luz][1]
    assert "su basura pasa el viernes 27 de noviembre" in texts[luz][1]
    assert all(len(text) <= 300 for _, text in texts.values())
    with town.rt.database.read() as conn:
        of_ana, of_luz = traced(conn, notice_id, ana), traced(conn, notice_id, luz)
    assert of_ana[0] == {"rule": "own-done", "rows": {"table": "requests", "ids": [mine]}}
    fact = next(line for line in of_luz if line["rule"] == "potholes")
    assert (fact["fact"], sorted(fact["rows"]["ids"])) == ("fixed/pothole/3", potholes)


def test_what_was_done_is_counted_by_kind_and_district_in_the_citys_month(here: Office) -> None:
    done(here, "pothole", "3", 3, days=1)
    done(here, "pothole", "3", 1, days=9)
    done(here, "graffiti", "1", 2, days=6)
    done(here, "pothole", "3", 1, verified=False)
    done(here, "pothole", "3", 1, status="open", closed_at=None)
    # In Arizona it is still October, then it is November.
    done(here, "pothole", "2", 1, closed_at=datetime(2026, 11, 1, 6, 59, tzinfo=UTC))
    done(here, "pothole", "2", 1, closed_at=datetime(2026, 11, 1, 7, 0, tzinfo=UTC))
    with here.rt.database.read() as conn:
        facts = month_facts(conn, here.rt.playbook, TODAY)
    assert {name: (each.count, each.days) for name, each in facts.fixed.items() if name[0] != "graffiti"} == {
        ("pothole", CITY): (5, 1), ("pothole", "2"): (1, 24), ("pothole", "3"): (4, 1),
        (ALL, CITY): (7, 6), (ALL, "1"): (2, 6), (ALL, "2"): (1, 24), (ALL, "3"): (4, 1),
    }  # fmt: skip
    assert facts.month == date(2026, 10, 1)


def test_a_preview_says_for_each_rule_what_it_found_or_why_it_says_nothing(here: Office) -> None:
    publish(here.rt.database, riverbend(), here.clock())
    ana = subscriber(here, "+16025550111", ELM, "en", "events")
    homeless = subscriber(here, "+16025550112", None)
    (one,) = done(here, "pothole", "1", 1, days=0, reporter=ana)
    newsletter = here.rt.playbook.newsletters["neighborhood"]
    first, second = preview(here.rt, newsletter, [ana, homeless], TODAY)
    assert (first.district, first.zone, second.zone) == ("1", "1", None)
    by_rule = {line.rule: line for line in first.lines}
    assert by_rule["potholes"].text == "In District 1: 1 pothole fixed in under 1 day."
    assert [row.id for row in by_rule["own-done"].requests] == [one]
    assert second.passed["potholes"] == "no address kept" and second.passed["market"] == "when: topics"
    assert [line.rule for line in second.lines] == ["council"]
    assert {each.contact_id for each in sample(here.rt, newsletter, TODAY)} == {ana, homeless}


def test_a_digest_outside_its_topic_is_refused(here: Office) -> None:
    with pytest.raises(ValueError, match="newsletters.yaml has none for this one"):
        composer_for(here.rt, replace(draft(here), topic="events"))


def test_the_test_on_ones_own_phone_reads_like_a_neighbors_and_tells_nothing_of_them(here: Office) -> None:
    publish(here.rt.database, riverbend(), here.clock())
    ana = subscriber(here, "+16025550111", ELM)
    done(here, "pothole", "1", 12, reporter=ana)
    made = write_notice(here.rt, here.member, "k", draft(here))
    with here.rt.database.read() as conn:
        notice = notices.by_id(conn, int(str(made.values["id"])))
    assert notice is not None
    told = examples(here.rt, notice)
    assert told["en"].startswith("Riverbend news, October: In District 1: 12 potholes fixed, median 4 days.")
    assert "12 baches reparados" in told["es"] and "Su reporte" not in told["es"]
