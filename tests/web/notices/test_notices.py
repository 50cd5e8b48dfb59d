"""/notices: written, looked over, handed in, approved by a second person, sent, stopped, corrected, kept."""

from tests.web.conftest import Browser

EN = "Riverbend: water is off on Elm St on Tuesday from 8 AM to noon. Reply STOP to end these texts."
ES = "Riverbend: el martes no hay agua en la calle Elm de 8 a. m. a 12 p. m. Responda ALTO para no recibir más."
FORM = {
    "title": "Water off on Elm", "class": "regular", "topic": "water-alerts", "text-en": EN, "text-es": ES,
    "valid": "6", "unit": "hours", "when": "now", "fallback": "none",
    "rules": "0", "r0-part": "any", "r0-kind": "topic", "r0-topic": "water-alerts",
}  # fmt: skip


def test_a_notice_is_written_and_stands_in_the_list(ana: Browser) -> None:
    made = ana.post("/notices/new", "/notices/new", **FORM, do="save")
    assert made.status_code == 303, made.text
    assert EN in ana.get(made.headers["Location"]).text
    assert "Water off on Elm" in ana.get("/notices").text
