"""Plain-word wishes in both languages; the texts stand in listening_texts/."""

import pytest

from tests.core.listening import demo_data, texts
from textbot.core.hearing.emergency import Emergencies
from textbot.core.hearing.wishes import OptOutWish, StatusWish, Wishes

DATA = demo_data()
WISHES = Wishes.from_data(DATA)
EMERGENCIES = Emergencies.from_data(DATA)


@pytest.mark.parametrize("text", texts("opt-out-yes"))
def test_this_wants_no_more_texts(text: str) -> None:
    assert WISHES.opt_out_wish(text)


@pytest.mark.parametrize("text", texts("opt-out-no"))
def test_nobody_is_cut_off_for_these(text: str) -> None:
    assert WISHES.opt_out_wish(text) is None


@pytest.mark.parametrize("text", texts("person-yes"))
def test_a_person_is_asked_for(text: str) -> None:
    assert WISHES.person_wish(text)


@pytest.mark.parametrize("text", texts("person-no"))
def test_no_person_is_asked_for(text: str) -> None:
    assert not WISHES.person_wish(text)


@pytest.mark.parametrize("text", texts("distress-yes"))
def test_this_is_distress(text: str) -> None:
    assert WISHES.distress(text)


@pytest.mark.parametrize("text", texts("distress-no"))
def test_this_is_no_distress(text: str) -> None:
    assert not WISHES.distress(text)


@pytest.mark.parametrize("text", texts("complaint-yes"))
def test_anger_with_a_matter_is_no_distress(text: str) -> None:
    assert WISHES.complaint(text) and not WISHES.distress(text)


@pytest.mark.parametrize("text", texts("complaint-no"))
def test_this_is_no_complaint(text: str) -> None:
    assert not WISHES.complaint(text)


@pytest.mark.parametrize("text", texts("insult-yes"))
def test_abuse_with_nothing_to_do(text: str) -> None:
    assert WISHES.insult(text)


@pytest.mark.parametrize("text", texts("insult-no"))
def test_what_can_be_acted_on_is_no_mere_abuse(text: str) -> None:
    assert not WISHES.insult(text)


@pytest.mark.parametrize("text", texts("for-staff-yes"))
def test_only_staff_can_take_it_yet(text: str) -> None:
    assert WISHES.for_staff(text)


@pytest.mark.parametrize("text", texts("nothing"))
def test_an_ordinary_text_is_no_wish_and_no_emergency(text: str) -> None:
    assert not (WISHES.opt_out_wish(text) or WISHES.person_wish(text) or WISHES.insult(text))
    assert EMERGENCIES.heard(text) is None


@pytest.mark.parametrize("text", texts("status-yes"))
def test_a_report_is_asked_about(text: str) -> None:
    assert WISHES.status_wish(text)


@pytest.mark.parametrize("text", texts("status-no"))
def test_no_report_is_asked_about(text: str) -> None:
    assert WISHES.status_wish(text) is None


@pytest.mark.parametrize("text", texts("how-to-yes"))
def test_this_asks_how_to_report(text: str) -> None:
    assert WISHES.how_to(text)


@pytest.mark.parametrize("text", texts("how-to-no"))
def test_this_does_not_ask_how_to_report(text: str) -> None:
    assert not WISHES.how_to(text)


@pytest.mark.parametrize("text", texts("negated-yes"))
def test_no_report_is_wanted(text: str) -> None:
    assert WISHES.negated(text)


@pytest.mark.parametrize("text", texts("negated-no"))
def test_a_report_may_be_wanted(text: str) -> None:
    assert not WISHES.negated(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("status 2026-1121-0001", StatusWish("2026-1121-0001")),
        ("2026-1121-0001", StatusWish("2026-1121-0001")),
        ("Estado 2026-1121-0001?", StatusWish("2026-1121-0001")),
        ("20261121-0042", StatusWish("2026-1121-0042")),
        ("2026 1121 0042", StatusWish("2026-1121-0042")),
        ("2026–1121–0042", StatusWish("2026-1121-0042")),
        ("status of 2026-1121-12345", StatusWish("2026-1121-12345")),
        ("Did anyone ever fix that pothole I reported?", StatusWish(None, "pothole")),
        ("¿Ya arreglaron el bache que reporté?", StatusWish(None, "bache")),
        ("what happened to my report", StatusWish()),
    ],
)
def test_what_the_status_is_asked_of(text: str, wish: StatusWish) -> None:
    assert WISHES.status_wish(text) == wish


@pytest.mark.parametrize("text", ["2026-11-21", "2026-1321-0001", "602-555-0123", "12026-1121-0001", "2026-1121"])
def test_this_is_no_reference(text: str) -> None:
    assert WISHES.status_wish(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("please stop texting me", None),
        ("stop the alerts", None),
        ("please stop sending me trash alerts", "trash alerts"),
        ("no más avisos de basura por favor", "avisos de basura"),
    ],
)
def test_the_topic_that_ends(text: str, topic: str | None) -> None:
    assert WISHES.opt_out_wish(text) == OptOutWish(topic)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"wishes": {"sleep": {"en": ["x"]}}}, "wishes.sleep:"),
        ({"wishes": {"person": {"en": ["agent", "(x"]}}}, "wishes.person.en.1:"),
        ({"wishes": {"person": {"not": {"en": ["[x]"]}}}}, "wishes.person.not.en.0:"),
        ({"wishes": {"status": {"filler": {"en": [False]}}}}, "wishes.status.filler.en.0:"),
        ({"wishes": ["person"]}, "wishes:"),
    ],
)
def test_a_wrong_entry_is_named(data: dict[str, object], path: str) -> None:
    with pytest.raises(ValueError) as wrong:
        Wishes.from_data(data)
    assert str(wrong.value).startswith(path)


@pytest.mark.parametrize("text", texts("given-up-yes"))
def test_a_report_is_given_up(text: str) -> None:
    assert WISHES.given_up(text)


@pytest.mark.parametrize("text", texts("given-up-no"))
def test_no_report_is_given_up(text: str) -> None:
    assert not WISHES.given_up(text)


@pytest.mark.parametrize("text", texts("asked-after-yes"))
def test_a_report_is_asked_after(text: str) -> None:
    assert WISHES.asked_after(text)


@pytest.mark.parametrize("text", texts("asked-after-no"))
def test_no_report_is_asked_after(text: str) -> None:
    assert not WISHES.asked_after(text)
