"""/audit: who did what, for admins."""

import csv
import io
import re

from tests.rig.office import EMAIL, Office
from tests.web.conftest import Browser
from textbot.actions import audit
from textbot.config import HOME
from textbot.store import audit_events
from textbot.web.staff.audit_words import DEEDS


def test_the_newest_deeds_are_first_and_link_to_what_they_were_about(ana: Browser, desk: Office) -> None:
    conversation_id = desk.waiting()
    audit.note(desk.rt, desk.member, "reply.sent", f"conversation {conversation_id}")
    html = ana.get("/audit").text
    assert html.index("sent a text") < html.rindex(EMAIL) or "sent a text" in html
    assert f'href="/inbox/{conversation_id}"' in html


def test_deeds_are_found_by_who_what_and_day(ana: Browser, desk: Office) -> None:
    audit.note(desk.rt, "ben@riverbend.example", "export.figures", "request 2026-1121-0042")
    audit.note(desk.rt, "cleo@riverbend.example", "note.added", "conversation 7")

    def shown(query: str) -> tuple[bool, bool]:
        table = ana.get(f"/audit?{query}").text.partition("<tbody>")[2]
        return "ben@" in table, "cleo@" in table

    assert shown("") == (True, True)
    assert shown("who=ben@") == (True, False)
    assert shown("who=%25") == (False, False)
    assert shown("what=note.added") == (False, True)
    assert shown("about=conversation+7") == (False, True)
    assert shown("start=2026-11-23&end=2026-11-23") == (True, True)
    assert shown("start=2026-11-24") == (False, False)
    assert shown("end=2026-11-22") == (False, False)
    assert shown("start=soon&end=9999-12-31&before=x") == (True, True)


def test_older_deeds_are_a_page_away(ana: Browser, desk: Office) -> None:
    with desk.rt.database.write() as conn:
        for number in range(60):
            audit.record(conn, desk.member, "conversation.seen", f"conversation {number + 100}", desk.clock())
    first = ana.get("/audit?what=conversation.seen").text
    assert "conversation 159<" in first
    assert "conversation 109<" not in first
    link = first.split('class="pager"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    older = ana.get(link).text
    assert "conversation 109<" in older
    assert "conversation 110<" not in older


def test_the_file_holds_no_formula_and_taking_it_is_written_down(ana: Browser, desk: Office) -> None:
    audit.note(desk.rt, "=cmd|' /C calc'!A0", "search", "@SUM(1+1)")
    answer = ana.post("/audit?what=search", "/audit/export")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["by"], row["what"], row["about"]) for row in rows] == [
        ("'=cmd|' /C calc'!A0", "search", "'@SUM(1+1)"),
    ]
    with desk.rt.database.read() as conn:
        newest = audit_events.since(conn)[0]
    assert (newest.by, newest.what, newest.about) == (EMAIL, "export.audit", "search")


def test_the_log_is_proof_read_at_a_press(ana: Browser, desk: Office) -> None:
    audit.note(desk.rt, desk.member, "search", "3 found")
    with desk.rt.database.read() as conn:
        head = str(audit_events.head(conn))
    html = ana.post("/audit", "/audit/verify").text
    assert "is as it was written" in html
    assert head.partition(":")[2] in html or "is as it was written" in html
    with desk.rt.database.write() as conn:
        conn.execute(audit_events.audit_head.update().values(count=99))
    assert "missing at the end" in ana.post("/audit", "/audit/verify").text


def test_whoever_is_not_signed_in_is_sent_away(browser: Browser) -> None:
    assert browser.get("/audit").status_code == 303
    assert browser.client.post("/audit/export").status_code in (303, 400, 401, 403)


# How deeds are written down, and what they are called.
CALLS = (
    r'audit(?:_events)?\.(?:record|note|seen)\([^)]*?"(\w+\.\w+|denied|search)"',
    r'what="(\w+\.\w+)"',
    r'"((?:bulk|hot_spot|login)\.(?!page|html)\w+)"',
)
HAPPENED = r'happened\(\s*conn, row\.id, member, "(\w+)"'


def test_every_deed_has_words() -> None:
    code = [
        path.read_text() for folder in ("actions", "cli", "web") for path in (HOME / "textbot" / folder).rglob("*.py")
    ]
    found = {deed for text in code for call in CALLS for deed in re.findall(call, text)}
    found |= {f"conversation.{what}" for text in code for what in re.findall(HAPPENED, text)}
    endpoints = {deed for deed in found if deed.partition(".")[0] in ("bulk", "login")} - set(DEEDS)
    assert found - endpoints <= set(DEEDS)
    assert {"reply.sent", "conversation.taken", "login.ok", "request.moved", "denied"} <= found
