"""Saved replies: in the resident's language, filled with what is known, with words where nothing is."""

from dataclasses import replace

from tests.rig.office import Office
from textbot.actions.conversations.saved_replies import Ready, saved_replies
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.places.place import Place


def ready(desk: Office, one: int, shown_in: str = "en") -> dict[str, Ready]:
    with desk.rt.database.read() as conn:
        found = saved_replies(conn, desk.rt.playbook, desk.conversation(one), desk.member, shown_in)
    return {each.key: each for each in found}


def reports(desk: Office, one: int, name: str) -> str:
    """The resident reports a pothole under that name; its reference."""
    new = NewRequest("pothole", "en", {}, Place("text", "Elm"), contact_id=desk.conversation(one).contact_id, name=name)
    with desk.rt.database.write() as conn:
        return open_request(conn, desk.rt.playbook, new, desk.clock()).reference


def test_replies_are_filled_with_what_is_known_the_departments_own_first(desk: Office) -> None:
    one = desk.waiting()
    keys = list(ready(desk, one))
    assert keys.index("crew-on-its-way") < keys.index("thanks") < keys.index("water-shutoff")
    assert ready(desk, one)["fixed"].text.startswith("Hi there, our crew says that your report is fixed.")
    reference = reports(desk, one, "María Ruiz")
    found = ready(desk, one)
    assert found["fixed"].text.startswith(f"Hi María Ruiz, our crew says that {reference} is fixed.")
    assert "Streets Department" in found["crew-on-its-way"].text
    assert "602-555-0180, M-F 8-5" in found["call-the-department"].text
    assert found["thanks"].text.endswith("Ana, Riverbend Action Center")


def test_a_spanish_speaker_gets_spanish_and_the_page_its_own_names(desk: Office) -> None:
    one = desk.waiting(language="es")
    every = ready(desk, one)
    assert len(every) >= 12
    assert [each.key for each in every.values() if len(each.text) > 300] == []
    found = every["thanks"]
    assert (found.name, found.language) == ("Thank you", "es")
    assert found.text.startswith("Hola, buen día: ¡muchas gracias!")
    assert ready(desk, one, "es")["thanks"].name == "Gracias"


def test_one_nobody_translated_comes_in_the_first_language_and_says_so(desk: Office) -> None:
    one = desk.waiting(language="es")
    playbook = desk.rt.playbook
    lacking = {path: text for path, text in playbook.words["es"].items() if path != "replies.thanks.say"}
    with desk.rt.database.read() as conn:
        fewer = replace(playbook, words={**playbook.words, "es": lacking})
        found = {each.key: each for each in saved_replies(conn, fewer, desk.conversation(one), desk.member, "en")}
    assert found["thanks"].language == "en"
    assert found["thanks"].text.startswith("Hi there, thank you!")


def test_what_was_no_name_is_not_said_to_anybodys_face(desk: Office) -> None:
    names = ("<script>x</script>", "Call 555-0100", "http://x.example", "a" * 90, "Ann\u202eevil")
    for number, name in enumerate(names):
        one = desk.waiting(phone=f"+1602555019{number}")
        reports(desk, one, name)
        assert ready(desk, one)["fixed"].text.startswith("Hi there,"), name
