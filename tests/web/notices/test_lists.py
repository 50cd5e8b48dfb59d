"""/notices/lists: a file is looked through first, then taken in; whole numbers are for who just proved who they are."""

from datetime import timedelta
from io import BytesIO

from sqlalchemy import select, update

from tests.rig.office import PASSWORD, Office
from tests.web.conftest import Browser
from textbot.actions.notices.import_file import begin_import, import_file
from textbot.store.contacts import contacts
from textbot.store.outbox import outbox
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


LONG = "".join(f"602{2000000 + each},trash-reminders,2026-10-01,paper form,I agree\n" for each in range(1_000))


def works(desk: Office) -> None:
    """The worker does what waits for it."""
    with desk.rt.database.read() as conn:
        refs = conn.execute(select(outbox.c.ref).where(outbox.c.deed == "import_file")).scalars().all()
    import_file(desk.rt, refs[-1])


def test_a_long_list_is_taken_in_behind_a_page_that_tells_how_far_it_is(ana: Browser, desk: Office) -> None:
    sent = ana.post(PAGE, f"{PAGE}/subscribers", file=(BytesIO((HEAD + LONG).encode()), "list.csv"))  # type: ignore[arg-type]
    assert sent.status_code == 303
    own = sent.headers["Location"]
    waits = ana.get(own)
    assert "0 of 1,001 rows" in waits.text
    assert waits.headers["Refresh"] == "2"
    works(desk)
    checked = ana.get(own)
    assert "1000 sign-ups would be added." in checked.text
    assert "Refresh" not in checked.headers
    assert joined(desk) == {}
    assert "Taking it in" in ana.get(ana.post(own, f"{own}/take").headers["Location"]).text
    works(desk)
    assert "1000 sign-ups were added." in ana.get(own).text
    assert joined(desk) == {"trash-reminders": 1000}


def test_a_list_that_fails_again_and_again_says_so_and_can_be_tried_once_more(ana: Browser, desk: Office) -> None:
    sent = ana.post(PAGE, f"{PAGE}/subscribers", file=(BytesIO((HEAD + LONG).encode()), "list.csv"))  # type: ignore[arg-type]
    own = sent.headers["Location"]
    with desk.rt.database.write() as conn:
        conn.execute(update(outbox).values(done_at=desk.rt.now()))  # as the worker gives up a deed
    stuck = ana.get(own)
    assert "It failed again and again" in stuck.text and "Refresh" not in stuck.headers
    ana.post(own, f"{own}/again")
    assert "Looking it through" in ana.get(own).text
    works(desk)
    assert "1000 sign-ups would be added." in ana.get(own).text


def test_a_long_list_without_its_columns_is_refused_at_once(ana: Browser, desk: Office) -> None:
    page = choose(ana, "subscribers", "phone,topic\n" + LONG)
    assert "there is no column consented_at" in page
    with desk.rt.database.read() as conn:
        assert conn.execute(select(outbox)).all() == []


def test_nobody_elses_list_is_shown(ana: Browser, desk: Office) -> None:
    ben = desk.colleague()
    import_id = begin_import(desk.rt, ben, "opt-outs", "list.csv", b"phone\n")
    answer = ana.get(f"{PAGE}/imports/{import_id}")
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)


def test_who_signed_in_long_ago_is_asked_again(ana: Browser, desk: Office) -> None:
    desk.clock.pass_by(timedelta(minutes=20))
    page = ana.get(PAGE).text
    assert "First show that it is you" in page
    assert f'action="{PAGE}/subscribers"' not in page
    ana.post("/login/again?next=/notices/lists", "/login/again", password=PASSWORD)
    assert f'action="{PAGE}/subscribers"' in ana.get(PAGE).text
