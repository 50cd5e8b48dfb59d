"""/notices/lists: a file is looked through first, then taken in; whole numbers are for who just proved who they are."""

from datetime import timedelta
from io import BytesIO

from sqlalchemy import select

from tests.rig.office import PASSWORD, Office
from tests.web.conftest import Browser
from textbot.store.contacts import contacts
from textbot.store.subscriptions import counts

PAGE = "/notices/lists"
HEAD = "phone,topic,consented_at,how,wording\n"
ROW = "602-555-0143,trash-reminders,2026-10-01,paper form,I agree\n"


def choose(browser: Browser, kind: str, text: str) -> str:
    answer = browser.post(PAGE, f"{PAGE}/{kind}", file=(BytesIO(text.encode()), "list.csv"))  # type: ignore[arg-type]
    assert answer.status_code in (200, 422), answer.text
    return answer.text


def joined(desk: Office) -> dict[str, int]:
    with desk.rt.database.read() as conn:
        return counts(conn)


def press(browser: Browser, kind: str, page: str) -> str:
    """The button below what was found, and what the next page says."""
    token = page.split('name="token" value="')[1].split('"')[0]
    return browser.client.post(f"{PAGE}/{kind}/take", data={"token": token}, follow_redirects=True).text


def test_a_clean_file_is_told_of_then_taken_in(ana: Browser, desk: Office) -> None:
    ana.client.application.config["WTF_CSRF_ENABLED"] = False
    page = choose(ana, "subscribers", HEAD + ROW + ROW.replace("0143", "0144"))
    assert "2 sign-ups would be added." in page
    assert joined(desk) == {}
    assert "2 sign-ups were added." in press(ana, "subscribers", page)
    assert joined(desk) == {"trash-reminders": 2}
    assert "not here any more" in press(ana, "subscribers", page)


def test_what_is_wrong_stands_there_by_row_and_column(ana: Browser, desk: Office) -> None:
    page = choose(ana, "subscribers", HEAD + ROW.replace("602-555-0143", "1.6E+10"))
    assert "Row 2, column phone: a spreadsheet has rounded this number" in page
    assert "would be added" not in page
    assert joined(desk) == {}


def test_opt_outs_come_in_and_go_out(ana: Browser, desk: Office) -> None:
    ana.client.application.config["WTF_CSRF_ENABLED"] = False
    press(ana, "opt-outs", choose(ana, "opt-outs", "phone\n6025550143\n"))
    with desk.rt.database.read() as conn:
        assert conn.execute(select(contacts.c.opt_out)).scalars().all() == ["ours"]
    assert "+16025550143" in ana.post(PAGE, f"{PAGE}/opt-outs/export").text


def test_a_long_list_is_not_too_large_a_form(ana: Browser) -> None:
    rows = "".join(f"602{2000000 + each},\n" for each in range(8_000))
    assert "8000 rows are in order" in choose(ana, "opt-outs", "phone,reason\n" + rows).replace(",", "")


def test_who_signed_in_long_ago_is_asked_again(ana: Browser, desk: Office) -> None:
    desk.clock.pass_by(timedelta(minutes=20))
    page = ana.get(PAGE).text
    assert "First show that it is you" in page
    assert f'action="{PAGE}/subscribers"' not in page
    ana.post("/login/again?next=/notices/lists", "/login/again", password=PASSWORD)
    assert f'action="{PAGE}/subscribers"' in ana.get(PAGE).text
