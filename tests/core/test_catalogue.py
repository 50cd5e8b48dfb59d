"""Lists of services for a situation, three a text; and the one short line of services below an answer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.rig.office import riverbend
from textbot.core.contact import Contact
from textbot.core.engine import take_turn
from textbot.core.message import Message
from textbot.core.needs import OwnRequests, RequestFacts
from textbot.core.playbook import Playbook
from textbot.core.session import Offer, Session
from textbot.core.turn import Turn

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
PHONE = Contact("+16025550111", "en", True, last_seen=NOW - timedelta(minutes=1))
ASKED = "i lost my job"
OWN = RequestFacts("2026-1120-0007", "pothole", "Elm St", "open", NOW, NOW, True)


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return riverbend().playbook


def turn(playbook: Playbook, text: str, session: Session | None = None, own: tuple[RequestFacts, ...] = ()) -> Turn:
    known: dict[Any, Any] = {OwnRequests(): own}
    return take_turn(PHONE, session or Session(), Message("SM1", text), playbook, NOW, known)


def offer(found: Turn) -> Offer:
    assert found.session.offer is not None
    return found.session.offer


def test_a_situation_lists_three_services_and_more(playbook: Playbook) -> None:
    first = turn(playbook, ASKED)
    assert first.replies[0].made_by == "situations.lost-job.say"
    names = offer(first).options
    assert len(names) > 3
    more = turn(playbook, "MORE", first.session)
    assert offer(more).options == names[3:]
    assert playbook.title(names[3], "en") in more.text


def test_a_service_is_picked_by_number_or_words_and_more_still_works(playbook: Playbook) -> None:
    first = turn(playbook, ASKED)
    names = offer(first).options
    picked = turn(playbook, "1", first.session)
    assert picked.replies[0].made_by == f"answers.{names[0].partition(':')[2]}.say"
    by_words = turn(playbook, playbook.title(names[1], "en"), first.session)
    assert by_words.replies[0].made_by == f"answers.{names[1].partition(':')[2]}.say"
    assert offer(turn(playbook, "more", picked.session)).options == names[3:]


def test_the_list_ends_at_a_person(playbook: Playbook) -> None:
    session = turn(playbook, ASKED).session
    for _ in range(9):
        found = turn(playbook, "more", session)
        session = found.session
        if offer(found).kind == "person":
            break
    assert offer(found).kind == "person"


def test_nothing_broad_refused_or_switched_off_is_a_service(playbook: Playbook) -> None:
    for key, each in playbook.answers.items():
        if not each.lists:
            continue
        words = next(iter(each.ask["en"]))
        listed = turn(playbook, words)
        if listed.session.offer is None or listed.session.offer.kind != "services":
            continue
        entries = [playbook.entry(name) for name in listed.session.offer.options]
        assert not [entry for entry in entries if entry and (entry.refuse or entry.choices or entry.pack)], key


def test_what_the_contact_has_asked_for_is_told_not_offered(playbook: Playbook) -> None:
    pothole = replace(playbook.flows["pothole"], tags=("money-help",))
    odd = replace(playbook, flows={**playbook.flows, "pothole": pothole})
    assert "flow:pothole" in offer(turn(odd, ASKED)).options
    own = turn(odd, ASKED, own=(OWN,))
    assert "2026-1120-0007" in own.text
    assert "flow:pothole" not in offer(own).options
    assert "flow:pothole" in offer(turn(odd, ASKED, own=(replace(OWN, status="fixed"),))).options


def linked(playbook: Playbook, *related: str) -> Playbook:
    answer = replace(playbook.answers["pet-adopt"], related=related, tags=("bills",))
    return replace(playbook, answers={**playbook.answers, "pet-adopt": answer})


def test_two_services_are_named_below_an_answer_once(playbook: Playbook) -> None:
    known = linked(playbook, "answer:pet-license", "answer:pet-spay", "answer:jobs")
    first = turn(known, "how do i adopt a dog")
    assert first.replies[-1].made_by == "phrases.also"
    assert offer(first).options == ("answer:pet-license", "answer:pet-spay")
    assert turn(known, "2", first.session).replies[0].made_by == "answers.pet-spay.say"
    again = turn(known, "how do i adopt a dog", first.session)
    assert offer(again).options == ("answer:jobs",)
    assert turn(known, "how do i adopt a dog", again.session).session.offer is None


def test_what_is_not_taken_up_is_no_hindrance(playbook: Playbook) -> None:
    first = turn(linked(playbook, "answer:pet-license"), "how do i adopt a dog")
    assert turn(playbook, "library hours", first.session).replies[0].made_by == "answers.library-hours.say"
    assert turn(playbook, "no thanks", first.session).text
    assert turn(playbook, "yes", first.session).replies[0].made_by == "answers.pet-license.say"


def test_a_service_whose_pack_is_off_is_not_named(playbook: Playbook) -> None:
    assert turn(linked(playbook, "answer:flood-sandbags"), "how do i adopt a dog").session.offer is None


def test_an_answer_about_no_hardship_leads_nowhere(playbook: Playbook) -> None:
    known = linked(playbook, "answer:pet-license")
    plain = replace(known.answers["pet-adopt"], tags=("pets",))
    odd = replace(known, answers={**known.answers, "pet-adopt": plain})
    assert turn(odd, "how do i adopt a dog").session.offer is None
