"""Single sign-on with a real provider: who proves what comes in, and nobody else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from tests.rig.identity_provider import ALICE, CLIENT, SECRET, Provider, provider
from tests.rig.office import EMAIL, Office
from tests.web.conftest import Browser
from textbot.store import staff
from textbot.store.staff import StaffRow
from textbot.web import create_app

GROUPS = (("city-ops", ("", "operator")), ("streets", ("streets", "agent")), ("moon", ("moon", "agent")))
START = "/login/single-sign-on"


@pytest.fixture(scope="module")
def city() -> Iterator[Provider]:
    """The city's provider, shared by the tests of this file."""
    with provider() as running:
        yield running


@pytest.fixture(autouse=True)
def _honest(city: Provider) -> None:
    city.claims, city.lies, city.signs = {**ALICE, "groups": ["streets", "bowling"]}, {}, "RS256"


@dataclass(frozen=True)
class Door:
    """The pages of a textbot that knows the provider."""

    desk: Office
    browser: Browser

    def through(self, start: str = START) -> TestResponse:
        """To the provider and back; the answer to the way back."""
        there = self.browser.get(start).headers["Location"]
        back = requests.get(there, allow_redirects=False, timeout=60).headers["Location"]
        parts = urlsplit(back)
        return self.browser.get(f"{parts.path}?{parts.query}")

    def member(self, email: str = str(ALICE["email"])) -> StaffRow | None:
        """Who has that email."""
        with self.desk.rt.database.read() as conn:
            return staff.by_email(conn, email)

    def is_in(self) -> bool:
        """Whether the browser is signed in."""
        return self.browser.get("/me").status_code == 200


@pytest.fixture
def doors(desk: Office, city: Provider) -> Callable[..., Door]:
    """Makes browsers at the pages, with these groups."""

    def made(groups: tuple[tuple[str, tuple[str, str]], ...] | None = GROUPS, demo: bool = True) -> Door:
        own = {"oidc_issuer": city.address, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
        settings = replace(desk.rt.settings, oidc_groups=groups, demo=demo, **own)  # type: ignore[arg-type]
        return Door(desk, Browser(create_app(runtime=replace(desk.rt, settings=settings)).test_client()))

    return made


def test_who_is_in_a_group_comes_in_with_its_role(doors: Callable[..., Door]) -> None:
    door = doors()
    assert "Sign in with your city account" in door.browser.get("/login").text
    assert door.through(f"{START}?next=/me").headers["Location"] == "/me"
    found = door.member()
    assert found and found.roles == (("streets", "agent"),)
    assert door.is_in()
    assert door.browser.get("/staff").status_code == 403


LIES: dict[str, dict[str, object]] = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "for another program": {"aud": "another"},
    "for another program, too": {"aud": [CLIENT, "another"]},
    "expired": {"exp": 1_600_000_000},
    "no end": {"exp": None},
    "another issuer": {"iss": "https://login.example.org"},
    "nobody": {"sub": None},
    "another party": {"azp": "another"},
    "made tomorrow": {"iat": 4_000_000_000},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_does_not_prove_it_lets_nobody_in(
    doors: Callable[..., Door], city: Provider, lie: dict[str, object]
) -> None:
    city.lies = lie
    door = doors()
    assert door.through().headers["Location"] == "/login"
    assert "could not be checked" in door.browser.get("/login").text
    assert not door.is_in()
    assert door.member() is None


@pytest.mark.parametrize("signs", ["none", "HS256", "stranger"])
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(
    doors: Callable[..., Door], city: Provider, signs: str
) -> None:
    city.signs = signs
    door = doors()
    door.through()
    assert not door.is_in()


@pytest.mark.parametrize(
    "claims", [{"email_verified": False}, {"email_verified": None}, {"email": None}, {"email": "alice"}]
)
def test_an_email_that_nobody_verified_is_none(
    doors: Callable[..., Door], city: Provider, claims: dict[str, object]
) -> None:
    city.lies = claims
    door = doors()
    door.through()
    assert "no email address" in door.browser.get("/login").text
    assert not door.is_in()


def test_an_answer_to_another_browsers_question_is_refused(doors: Callable[..., Door]) -> None:
    alice, mallory = doors(), doors()
    there = mallory.browser.get(START).headers["Location"]
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=60).headers["Location"])
    alice.browser.get(START)
    assert alice.browser.get(f"{back.path}?{back.query}").headers["Location"] == "/login"
    assert not alice.is_in()
    assert doors().browser.get(f"{back.path}?{back.query}").headers["Location"] == "/login"


def test_an_answer_is_good_once(doors: Callable[..., Door]) -> None:
    door = doors()
    there = door.browser.get(START).headers["Location"]
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=60).headers["Location"])
    assert door.browser.get(f"{back.path}?{back.query}").headers["Location"] == "/inbox"
    assert door.browser.get(f"{back.path}?{back.query}").headers["Location"] == "/login"


def test_who_leaves_all_groups_loses_the_roles_and_is_signed_out(doors: Callable[..., Door], city: Provider) -> None:
    here, there = doors(), doors()
    here.through()
    assert here.is_in()
    city.claims["groups"] = ["bowling"]
    there.through()
    assert not there.is_in()
    assert not here.is_in()
    found = here.member()
    assert found and found.roles == ()


def test_another_group_gives_another_role_and_ends_other_browsers(doors: Callable[..., Door], city: Provider) -> None:
    here, there = doors(), doors()
    here.through()
    city.claims |= {"groups": ["city-ops"], "amr": ["pwd", "mfa"]}
    there.through()
    assert there.is_in()
    assert not here.is_in()
    found = here.member()
    assert found and found.roles == (("", "operator"),)


def test_a_name_from_there_turns_no_text_around(doors: Callable[..., Door], city: Provider) -> None:
    city.claims["name"] = "Ali\u202ece\u2066"
    door = doors()
    door.through()
    found = door.member()
    assert found and found.name == "Alice"


@pytest.mark.parametrize("groups", [["streets"], []])
def test_groups_do_not_leave_the_city_without_an_admin(
    doors: Callable[..., Door], city: Provider, desk: Office, groups: list[str]
) -> None:
    city.claims |= {"email": desk.member.email, "groups": groups}
    door = doors()
    door.through()
    assert door.is_in()
    found = door.member(desk.member.email)
    assert found and found.roles == (("", "admin"),)


def test_who_is_in_no_group_is_not_added(doors: Callable[..., Door], city: Provider) -> None:
    city.claims["groups"] = []
    door = doors()
    door.through()
    assert "in no group" in door.browser.get("/login").text
    assert door.member() is None


def test_without_groups_only_who_is_on_the_staff_comes_in(doors: Callable[..., Door], city: Provider) -> None:
    door = doors(groups=None)
    door.through()
    assert "not on the staff" in door.browser.get("/login").text
    city.claims["email"] = EMAIL
    door.through()
    assert door.is_in()
    found = door.member(EMAIL)
    assert found and found.roles == (("", "admin"),)


def test_an_email_moved_to_another_account_there_opens_nothing_here(doors: Callable[..., Door], city: Provider) -> None:
    doors().through()
    city.claims["sub"] = "somebody-else"
    door = doors()
    door.through()
    assert "another city account" in door.browser.get("/login").text
    assert not door.is_in()


def test_a_disabled_member_stays_out(doors: Callable[..., Door], desk: Office) -> None:
    door = doors()
    door.through()
    found = door.member()
    assert found
    with desk.rt.database.write() as conn:
        staff.change(conn, found.id, disabled_at=desk.clock())
    assert not door.is_in()
    door.through()
    assert not door.is_in()


@pytest.mark.parametrize(("amr", "comes_to"), [(["pwd"], "/login/second-factor"), (["pwd", "mfa"], "/inbox")])
def test_who_can_do_most_needs_a_second_factor_there_or_here(
    doors: Callable[..., Door], city: Provider, amr: list[str], comes_to: str
) -> None:
    city.claims |= {"groups": ["city-ops"], "amr": amr}
    assert doors(demo=False).through().headers["Location"] == comes_to


def test_new_keys_of_the_provider_are_fetched(doors: Callable[..., Door], city: Provider) -> None:
    doors().through()
    before = city.key
    city.key = RSAKey.generate_key(2048, {"kid": "second"})
    try:
        door = doors()
        door.through()
        assert door.is_in()
    finally:
        city.key = before


def test_a_proof_anew_counts_only_when_the_provider_asked_anew(doors: Callable[..., Door], city: Provider) -> None:
    door = doors(groups=None)
    city.claims["email"] = EMAIL
    door.through()
    assert door.browser.get("/staff/new").headers["Location"].startswith("/login/again")
    again = f"{START}?again=1&next=/staff/new"
    door.through(again)
    assert door.browser.get("/staff/new").status_code == 303
    city.claims["auth_time"] = int(door.desk.clock().timestamp())
    assert door.through(again).headers["Location"] == "/staff/new"
    assert door.browser.get("/staff/new").status_code == 200
    door.desk.clock.pass_by(timedelta(minutes=11))
    assert door.browser.get("/staff/new").status_code == 303


def test_a_provider_that_is_away_is_said_to_be(desk: Office) -> None:
    own = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    settings = replace(desk.rt.settings, **own)  # type: ignore[arg-type]
    browser = Browser(create_app(runtime=replace(desk.rt, settings=settings)).test_client())
    assert browser.get(START).headers["Location"] == "/login"
    assert "cannot be reached" in browser.get("/login").text


def test_without_one_there_is_no_such_page(browser: Browser) -> None:
    assert browser.get(START).status_code == 404
    assert browser.get(f"{START}/back").status_code == 404
