"""What programs filed is before staff, who say how far it is."""

import pytest

from tests.rig.office import Office
from tests.rig.programs import Program, program
from tests.web.conftest import Browser


@pytest.fixture
def app311(desk: Office) -> Program:
    return program(desk)


@pytest.fixture
def ana(app311: Program) -> Browser:
    browser = Browser(app311.client.application.test_client())
    assert browser.sign_in().status_code == 303
    return browser


def test_staff_read_all_of_it(app311: Program, ana: Browser) -> None:
    reference = app311.hole(
        attribute__lane="north", description="<b>As wide as a tire</b>", first_name="Ana", phone="602-555-0177"
    )
    assert "1 request from programs" in ana.get("/inbox").text
    page = ana.get("/inbox/filed").text
    told = (reference, "Hole report", "123 Main St", "from Town app", "north", "As wide as a tire", "+16025550177")
    assert [each for each in told if each not in page] == []
    assert "<b>As wide" not in page


def test_staff_say_how_far_it_is_and_programs_read_it(app311: Program, ana: Browser) -> None:
    reference = app311.hole()
    ana.post("/inbox/filed", f"/inbox/filed/{reference}", status="closed", words="Filled on Monday")
    (found,) = app311.get(f"requests/{reference}.json").get_json()
    assert (found["status"], found["status_notes"]) == ("closed", "Filled on Monday")
    assert f"report-{reference}" not in ana.get("/inbox/filed").text
    assert f"report-{reference}" in ana.get("/inbox/filed?show=all").text
    assert "from programs" not in ana.get("/inbox").text


def test_a_state_or_number_that_is_not_there_is_said(app311: Program, ana: Browser) -> None:
    reference = app311.hole()
    ana.post("/inbox/filed", f"/inbox/filed/{reference}", status="lost")
    assert "There is no such status." in ana.get("/inbox/filed").text
