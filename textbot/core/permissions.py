"""Who may what: roles that a member of staff holds for a department or for all of them, and the deeds of each role.

A member's roles are pairs (department, role); the department "" stands for all.
"""

from collections.abc import Mapping

Roles = tuple[tuple[str, str], ...]

EVERYWHERE = ""
ROLES = ("viewer", "agent", "supervisor", "operator", "admin")
"""From the one who may least to the one who may all."""

# These two can reach every phone of the city, or every other member: a password alone does not let them in.
NEEDS_SECOND_FACTOR = frozenset({"operator", "admin"})
# An admin is one for the whole city: who adds members could give themselves any department.
ONLY_EVERYWHERE = frozenset({"admin"})

_AGENTS = frozenset({"agent", "supervisor", "operator", "admin"})

DEEDS: Mapping[str, frozenset[str]] = {
    "see": frozenset(ROLES),
    "reply": _AGENTS,
    "note": _AGENTS,
    "assign": _AGENTS,
    "close": _AGENTS,
    "request": _AGENTS,
    "bulk": frozenset({"supervisor", "admin"}),
    "figures": frozenset({"supervisor", "admin"}),
    "export": frozenset({"supervisor", "admin"}),
    "held": frozenset({"supervisor", "operator", "admin"}),
    "notices": frozenset({"operator", "admin"}),
    "staff": frozenset({"admin"}),
    "audit": frozenset({"admin"}),
}

# What is about the whole city: a role for one department does not do.
CITYWIDE = frozenset({"held", "notices", "staff", "audit"})


def may(roles: Roles, deed: str, department: str = "") -> bool:
    """Whether these roles allow the deed in that department; without a department, whether they allow it anywhere.
    Raises KeyError for a deed nobody knows."""
    reach = departments(roles, deed)
    if reach is None:
        return True
    return department in reach if department else bool(reach)


def departments(roles: Roles, deed: str) -> frozenset[str] | None:
    """Where these roles allow the deed; None for everywhere. Raises KeyError for an unknown deed."""
    allowed = frozenset(department for department, role in roles if role in DEEDS[deed])
    if EVERYWHERE in allowed:
        return None
    return frozenset() if deed in CITYWIDE else allowed


def needs_second_factor(roles: Roles) -> bool:
    """Whether one of these roles asks for more than a password."""
    return any(role in NEEDS_SECOND_FACTOR for _, role in roles)


def is_admin(roles: Roles) -> bool:
    """Whether these roles let their holder see to all others."""
    return (EVERYWHERE, "admin") in roles


def read_role(said: str) -> tuple[str, str]:
    """ "agent" as ("", "agent"), "agent:streets" as ("streets", "agent"), "agent:all" as ("", "agent").
    Raises ValueError, saying why, for a role that does not exist or cannot be for one department."""
    role, _, where = (part.strip() for part in said.partition(":"))
    department = EVERYWHERE if where in ("", "all") else where
    if role not in ROLES:
        raise ValueError(f"a role is one of: {', '.join(ROLES)}")
    if department and role in ONLY_EVERYWHERE:
        raise ValueError(f"{role} is a role for all departments")
    return department, role


def say_role(department: str, role: str) -> str:
    """The other way round: ("streets", "agent") as "agent:streets", ("", "agent") as "agent"."""
    return f"{role}:{department}" if department else role
