"""Who may what."""

import pytest

from textbot.core.permissions import (
    DEEDS,
    ROLES,
    departments,
    is_admin,
    may,
    needs_second_factor,
    read_role,
    say_role,
)

STREETS_AGENT = (("streets", "agent"),)
ADMIN = (("", "admin"),)


def test_a_role_for_a_department_ends_at_its_door() -> None:
    assert may(STREETS_AGENT, "reply", "streets")
    assert not may(STREETS_AGENT, "reply", "water")
    assert departments(STREETS_AGENT, "reply") == {"streets"}


def test_without_a_department_anywhere_is_enough() -> None:
    assert may(STREETS_AGENT, "reply")
    assert not may(STREETS_AGENT, "figures")
    assert not may((), "see")


@pytest.mark.parametrize("deed", DEEDS)
def test_an_admin_may_everything_everywhere(deed: str) -> None:
    assert may(ADMIN, deed, "water")
    assert departments(ADMIN, deed) is None


@pytest.mark.parametrize("deed", DEEDS)
def test_a_viewer_only_sees(deed: str) -> None:
    assert may((("", "viewer"),), deed) == (deed == "see")


@pytest.mark.parametrize("role", ROLES)
def test_whoever_has_a_role_may_look(role: str) -> None:
    assert may((("", role),), "see", "parks")


def test_what_is_about_the_whole_city_takes_a_role_for_all_of_it() -> None:
    assert not may((("streets", "supervisor"),), "held")
    assert not may((("streets", "supervisor"),), "held", "streets")
    assert may((("", "supervisor"),), "held")


def test_two_roles_add_up() -> None:
    roles = (("", "viewer"), ("streets", "agent"))
    assert departments(roles, "see") is None
    assert departments(roles, "reply") == {"streets"}


def test_an_unknown_deed_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        may(ADMIN, "fly")


def test_who_can_do_most_needs_a_second_factor() -> None:
    assert needs_second_factor(ADMIN)
    assert needs_second_factor((("streets", "operator"),))
    assert not needs_second_factor((("", "supervisor"),))
    assert is_admin(ADMIN)
    assert not is_admin((("", "operator"),))


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("agent", ("", "agent")),
        ("agent:all", ("", "agent")),
        ("agent:streets", ("streets", "agent")),
        ("admin", ("", "admin")),
    ],
)
def test_a_role_is_read(said: str, role: tuple[str, str]) -> None:
    assert read_role(said) == role
    assert read_role(say_role(*role)) == role


@pytest.mark.parametrize("said", ["king", "", ":streets", "admin:streets"])
def test_what_is_no_role_is_refused_with_the_reason(said: str) -> None:
    with pytest.raises(ValueError, match="role"):
        read_role(said)
