"""What staff are told when they move a request."""

from datetime import timedelta

import pytest

from tests.rig.office import Office
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.staff_requests import move_as_staff
from textbot.core.places.place import Place


@pytest.mark.parametrize(
    ("later", "when"),
    [(timedelta(0), ""), (timedelta(hours=12), " in the morning, from 8 AM")],
    ids=["by day", "at night"],
)
def test_staff_hear_when_people_are_texted(desk: Office, later: timedelta, when: str) -> None:
    contact = desk.resident()
    with desk.rt.database.write() as conn:
        new = NewRequest("pothole", "en", {}, Place("text", "by the tree"), contact_id=contact)
        opened = open_request(conn, desk.rt.playbook, new, desk.clock())
    desk.clock.pass_by(later)
    outcome = move_as_staff(desk.rt, opened.reference, "closed", desk.member)
    assert outcome.english == f"{opened.reference} is now closed. One person is texted about it{when}."
