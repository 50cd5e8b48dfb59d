"""One deed for many conversations."""

import re
from datetime import timedelta

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.store import contacts, outbound


def chosen(desk: Office, *ids: int) -> list[str]:
    """As the boxes of the list say it."""
    return [f"{each}.{desk.conversation(each).version}" for each in ids]


def step(ana: Browser, path: str, ids: list[str], **fields: str) -> str:
    """Send a form of these pages; the page that follows."""
    token = re.findall(r'name="csrf_token" value="([^"]+)"', ana.get("/inbox").text)[0]
    answer = ana.client.post(path, data={"csrf_token": token, "ids": ids, **fields}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


KEY = "0123456789abcdef" * 2


def test_the_list_offers_to_choose_all_of_a_page(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page = ana.get("/inbox?all=yes").text
    assert re.search(rf'name="ids" id="pick{one}" value="{one}\.\d+" checked', page)


def test_conversations_are_assigned_and_one_that_changed_meanwhile_is_not(ana: Browser, desk: Office) -> None:
    one, two = desk.waiting(phone="+16025550110"), desk.waiting(phone="+16025550111")
    ids, ben = chosen(desk, one, two), desk.colleague()
    desk.hears(desk.conversation(two).contact_id, "Hello?")
    assert "1 conversation changed since" in step(ana, "/inbox/bulk", ids, deed="assign")
    page = step(ana, "/inbox/bulk/do", ids, deed="assign", to=f"staff:{ben.id}", key=KEY)
    assert "1 of 2 done" in page
    assert "changed meanwhile" in page
    assert desk.conversation(one).assignee_id == ben.id
    assert desk.conversation(two).assignee_id is None


def test_conversations_are_closed_without_a_word(ana: Browser, desk: Office) -> None:
    both = desk.waiting(phone="+16025550110"), desk.waiting(phone="+16025550111")
    page = step(ana, "/inbox/bulk/do", chosen(desk, *both), deed="close", goodbye="no", key=KEY)
    assert "Done, all 2 conversations." in page
    assert [desk.conversation(each).status for each in both] == ["closed", "closed"]
    assert desk.texts_to(both[0]) == ()


def test_one_text_goes_to_many_in_their_languages_a_second_apart_and_once(ana: Browser, desk: Office) -> None:
    here = {"+16025550110": "en", "+16025550111": "es", "+16025550112": "en", "+16025550113": "en"}
    ids = [desk.waiting(phone=phone, language=language) for phone, language in here.items()]
    with desk.rt.database.write() as conn:
        contacts.set_opt_out(conn, desk.conversation(ids[2]).contact_id, "ours")
    form = chosen(desk, *ids)
    texts = {"text-en": "The main is fixed.", "text-es": "La tubería ya está reparada."}
    page = step(ana, "/inbox/bulk", form, deed="reply", preview="yes", **texts)
    assert "3 people get a text, " in page
    assert "left out" in page
    assert "La tubería ya está reparada." in page
    for _ in range(2):
        page = step(ana, "/inbox/bulk/do", form, deed="reply", key=KEY, **texts)
        assert "3 of 4 done" in page
        assert "opted out" in page
    sent = [desk.texts_to(each) for each in ids]
    assert [len(each) for each in sent] == [1, 1, 0, 1]
    assert sent[1][0].body.endswith("La tubería ya está reparada.")
    with desk.rt.database.read() as conn:
        rows = conn.execute(outbound.outbound.select().where(outbound.outbound.c.kind == "staff")).all()
    due = sorted(row.due_at for row in rows)
    assert all(later - sooner >= timedelta(seconds=1) for sooner, later in zip(due, due[1:], strict=False))


def test_who_has_no_text_in_their_language_is_left_out(ana: Browser, desk: Office) -> None:
    one = desk.waiting(language="es")
    page = step(ana, "/inbox/bulk/do", chosen(desk, one), deed="reply", key=KEY, **{"text-en": "Hello"})
    assert "no text in this resident&#39;s language" in page
    assert desk.texts_to(one) == ()


def test_more_than_twenty_are_a_notice(ana: Browser, desk: Office) -> None:
    ids = [f"{number}.1" for number in range(1, 22)]
    assert "is a notice" in step(ana, "/inbox/bulk", ids, deed="reply")
    assert "is a notice" in step(ana, "/inbox/bulk/do", ids, deed="reply", key=KEY, **{"text-en": "Hello"})


def test_nothing_chosen_is_nothing_done(ana: Browser) -> None:
    for ids in ([], ["x"], ["1"], ["-1.2"]):
        assert "choose at least one" in step(ana, "/inbox/bulk", ids, deed="close")


def test_where_to_go_back_is_a_place_of_ours(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    for back in ("//evil.example/inbox", "https://evil.example/", "/inbox\\@evil.example"):
        assert "evil.example" not in step(ana, "/inbox/bulk", chosen(desk, one), deed="close", back=back)
