"""The form of a notice: rules that are added and taken away, lists that are uploaded, and what is wrong with them."""

import io
import re
from functools import partial

import pytest

from tests.rig.notices import NoticeDesk
from tests.web.conftest import Browser
from tests.web.notices.conftest import EN, FORM, words, write
from textbot.actions.notices.import_file import import_file


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"r0-kind": "district"}, "Choose at least one district."),
        ({"r0-kind": "polygon", "r0-polygon": "33.4, -112\n33.5"}, "Corner 2"),
        ({"r0-kind": "polygon", "r0-polygon": "33.4, -112\n33.5, -112"}, "at least three corners"),
        ({"r0-kind": "street", "r0-street": "Elm St", "r0-from": "x"}, "whole number"),
        ({"r0-kind": "phones", "r0-phones": ""}, "at least one phone number"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_a_rule_that_cannot_be_read_says_so(ana: Browser, fields: dict[str, str], said: str) -> None:
    rule = {"rules": "0", "r0-part": "any", **fields}
    again = ana.post("/notices/new", "/notices/new", **FORM, **rule, do="save")
    assert again.status_code == 422
    assert said in again.text


def test_rules_are_added_and_removed_by_buttons_alone(ana: Browser, two: NoticeDesk) -> None:
    added = ana.post("/notices/new", "/notices/new", **FORM, **{"add-any": "phones"}, do="add-any").text
    assert 'name="r0-phones"' in added
    assert EN in added
    rule = {"rules": "0", "r0-part": "any", "r0-kind": "phones", "r0-phones": "602-555-2000\n602-555-2001"}
    counted = ana.post("/notices/new", "/notices/new", **FORM, **rule, do="count")
    assert "2 people get it." in words(counted.text)
    removed = ana.post("/notices/new", "/notices/new", **FORM, **rule, do="remove-0").text
    assert "r0-phones" not in removed
    notice = write(ana, **rule)
    assert "602-555-2000, 602-555-2001" in words(ana.get(notice).text)
    assert "602-555-2001" in ana.get(f"{notice}/edit").text


def test_every_kind_of_rule_comes_back_as_it_was_typed(ana: Browser) -> None:
    corners = "33.45000, -112.07000\n33.46000, -112.07000\n33.46000, -112.06000"
    rows: list[dict[str, str]] = [
        {"kind": "topic", "topic": "events"}, {"kind": "polygon", "polygon": corners},
        {"kind": "street", "street": "Elm St", "from": "100", "to": "300"},
        {"kind": "reported", "reported": "pothole", "status": "open", "since": "2026-10-01"},
        {"kind": "answer", "answer": "trash-day", "since": "2026-10-02"}, {"kind": "repeat"},
        {"kind": "zone", "zone": "3"},
    ]  # fmt: skip
    fields = {f"r{number}-{key}": value for number, row in enumerate(rows) for key, value in row.items()}
    fields |= {f"r{number}-part": "any" if number < 4 else "except" for number in range(len(rows))}
    data = {**FORM, **fields, "rules": [str(number) for number in range(len(rows))], "do": "save"}
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|key)" value="([^"]*)"', ana.get("/notices/new").text))
    made = ana.client.post("/notices/new", data={**data, **hidden})
    assert made.status_code == 303
    again = ana.get(f"{made.headers['Location']}/edit").text
    for value in (*corners.splitlines(), "Elm St", 'value="100"', 'value="2026-10-01"', 'value="2026-10-02"'):
        assert value in again
    assert "who texts again and again" in ana.get(made.headers["Location"]).text


def test_a_list_is_kept_only_when_every_row_is_right(ana: Browser, two: NoticeDesk) -> None:
    bad = upload(ana, "phone;first_name\n602-555-2000;Ana\nnone;Ben\n")
    assert "Row 3, column phone" in bad
    assert EN in bad
    good = upload(ana, "Phone,First_name\n602-555-2000,Ana\n602-555-2001,Ben\n602-555-7777,Cy\n")
    assert "3 phones are kept." in good
    assert "One phone is new to us." in good
    assert 'name="r0-list"' in good


def test_a_long_list_is_picked_as_soon_as_it_is_kept_and_not_left_out_before(ana: Browser, two: NoticeDesk) -> None:
    waits = upload(ana, "phone\n" + "".join(f"602{2000000 + each}\n" for each in range(600)))
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|key|uploading)" value="([^"]*)"', waits))
    send = partial(ana.client.post, "/notices/new")
    early = send(data={**FORM, **hidden, "do": "save"})
    assert early.status_code == 422 and "nothing was saved yet" in early.text and 'name="uploading"' in early.text
    assert 'name="uploading"' not in send(data={**FORM, **hidden, "do": "upload-drop"}).text
    import_file(two.office.rt, int(hidden["uploading"]))
    picked = send(data={**FORM, **hidden, "do": "upload-look"}).text
    assert "600 phones are kept." in picked and 'name="r0-list"' in picked and 'name="uploading"' not in picked
    assert send(data={**FORM, **hidden, "do": "save"}).status_code == 303


def upload(ana: Browser, text: str) -> str:
    """Send a list with the form; the form that comes back."""
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|key)" value="([^"]*)"', ana.get("/notices/new").text))
    file = (io.BytesIO(text.encode()), "my list.csv")
    return ana.client.post("/notices/new", data={**FORM, **hidden, "upload": file, "do": "upload"}).text
