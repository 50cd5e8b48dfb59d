from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from textbot.core.notices.fate import Fate, Tally, Terms, fate
from textbot.core.notices.person import Person

# A Monday at 10:00 in Arizona.
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TERMS = Terms(
    kind="notice",
    starts=NOW,
    until=NOW + timedelta(hours=24),
    city_zone="America/Phoenix",
    texts={"en": "Hello", "es": "Hola"},
    first="en",
)
ANA = Person(1, "+16025550111", "es", "", True, False, "", False, False)
LATE = replace(TERMS, starts=NOW + timedelta(hours=12), until=NOW + timedelta(hours=13))
MUTED = ((NOW + timedelta(days=3), "", ""),)
# A number from New York, two hours ahead, whose owner wishes texts from 8 PM in Arizona on.
FAR_AND_LATE = ANA._replace(phone="+12125550111", wishes=((None, "20:00", ""),))
WARNING = replace(TERMS, kind="warning")


@pytest.mark.parametrize(
    ("person", "terms", "state", "why"),
    [
        pytest.param(ANA, TERMS, "waiting", "", id="who joined"),
        pytest.param(ANA._replace(opt_out="carrier"), WARNING, "left_out", "opted_out", id="an opt-out"),
        pytest.param(ANA._replace(opt_out="ours", consents=False), TERMS, "left_out", "opted_out", id="that first"),
        pytest.param(ANA._replace(consents=False), TERMS, "left_out", "no_consent", id="who never joined"),
        pytest.param(ANA._replace(consents=False), WARNING, "waiting", "", id="who is in danger"),
        pytest.param(ANA._replace(suspended=True), WARNING, "left_out", "suspended", id="who cannot be reached"),
        pytest.param(ANA._replace(wishes=MUTED), TERMS, "left_out", "muted", id="quiet until it is over"),
        pytest.param(ANA._replace(wishes=MUTED), WARNING, "waiting", "", id="quiet, and in danger"),
        pytest.param(ANA._replace(silent=True), TERMS, "left_out", "stale", id="a year silent"),
        pytest.param(ANA._replace(silent=True), WARNING, "waiting", "", id="silent, and in danger"),
        pytest.param(ANA._replace(language="vi"), TERMS, "left_out", "no_language", id="another language"),
        pytest.param(ANA, replace(TERMS, guests=frozenset()), "left_out", "excluded_guest", id="in trial, no guest"),
        pytest.param(ANA, replace(TERMS, guests=frozenset({ANA.phone})), "waiting", "", id="in trial, a guest"),
        pytest.param(ANA, LATE, "expired", "", id="over before morning"),
        pytest.param(FAR_AND_LATE, TERMS, "left_out", "no_hour", id="no lawful hour"),
        pytest.param(FAR_AND_LATE, WARNING, "waiting", "", id="no lawful hour, and in danger"),
        pytest.param(ANA, replace(LATE, kind="warning"), "waiting", "", id="at night, in danger"),
    ],
)
def test_who_gets_it_and_why_not(person: Person, terms: Terms, state: str, why: str) -> None:
    found = fate(person, terms)
    assert (found.state, found.why) == (state, why)


@pytest.mark.parametrize(
    ("person", "terms", "language"),
    [
        pytest.param(ANA, TERMS, "es", id="theirs"),
        pytest.param(ANA._replace(language=None), TERMS, "en", id="unknown: the city's first"),
        pytest.param(ANA._replace(told="en"), TERMS, "en", id="that of what is corrected"),
        pytest.param(ANA._replace(language="vi"), replace(TERMS, fallback="en"), "en", id="the fallback"),
    ],
)
def test_each_is_told_in_a_language_of_theirs(person: Person, terms: Terms, language: str) -> None:
    assert fate(person, terms).language == language


@pytest.mark.parametrize(
    ("person", "terms", "at"),
    [
        pytest.param(ANA, TERMS, NOW, id="at once"),
        pytest.param(ANA._replace(wishes=((None, "18:00", ""),)), TERMS, NOW + timedelta(hours=8), id="after six"),
        pytest.param(
            ANA._replace(wishes=((NOW + timedelta(hours=3), "", ""),)), TERMS, NOW + timedelta(hours=3), id="mute ends"
        ),
        pytest.param(ANA, replace(TERMS, window=(time(16), time(20))), NOW + timedelta(hours=6), id="its hours"),
        pytest.param(ANA._replace(zone="Pacific/Honolulu"), TERMS, NOW + timedelta(hours=1), id="their own zone"),
    ],
)
def test_not_before_its_hour(person: Person, terms: Terms, at: datetime) -> None:
    assert fate(person, terms).at == at


def test_who_is_alike_shares_a_fate() -> None:
    assert ANA.alike == ANA._replace(contact_id=2, phone="+16025550199", fields={"first_name": "Lee"}).alike
    changes = {"phone": "+12125550111", "language": "en", "opt_out": "ours", "consents": False, "suspended": True}
    changes |= {"zone": "America/Denver", "at_home": True, "silent": True, "told": "en", "wishes": MUTED}
    assert all(ANA._replace(**{name: value}).alike != ANA.alike for name, value in changes.items())
    assert set(changes) == set(Person._fields) - {"contact_id", "fields"}


def test_everybody_is_counted_once() -> None:
    tally = Tally()
    tally.add(Fate("waiting", "", "es", "es", NOW), NOW, "Hola", 1)
    tally.add(Fate("waiting", "", "en", "vi", NOW + timedelta(hours=1)), NOW, "Hello", 2)
    tally.add(Fate("left_out", "opted_out", spoken="en"), NOW, "", 0)
    tally.add(Fate("left_out", "no_language", spoken="vi"), NOW, "", 0)
    tally.add(Fate("expired", "", "en", "en"), NOW, "", 0)

    assert (tally.chosen, tally.recipients, tally.segments, tally.deferred, tally.expired) == (5, 2, 3, 1, 1)
    assert (tally.fallen_back, tally.unwritten) == (1, {"vi": 2})
    assert tally.reasons == {"opted_out": 1, "no_language": 1}
    assert (tally.longest, tally.longest_length) == ({"es": 1, "en": 2}, {"es": 4, "en": 5})
