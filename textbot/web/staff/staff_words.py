"""How members and their roles are called on pages."""

from textbot.core.permissions import Roles
from textbot.core.playbook import Playbook
from textbot.web.translations import N_, _, playbook_language

ROLES = {
    "viewer": (N_("Viewer"), N_("reads conversations")),
    "agent": (N_("Agent"), N_("answers residents")),
    "supervisor": (N_("Supervisor"), N_("also sees figures, answers many at once and takes files")),
    "operator": (N_("Operator"), N_("answers residents and sends notices")),
    "admin": (N_("Admin"), N_("may do everything, and says who else may what")),
}
EVERYWHERE = N_("All departments")


def department_words(playbook: Playbook, department: str) -> str:
    """A department's name; "" stands for all."""
    path = f"city.departments.{department}"
    if not department:
        return _(EVERYWHERE)
    return playbook.text(path, playbook_language(playbook.languages)) if playbook.has(path) else department


def role_words(playbook: Playbook, roles: Roles) -> list[str]:
    """Each role with where it counts: "Agent: Streets Department"."""
    return [f"{_(ROLES[role][0])}: {department_words(playbook, department)}" for department, role in roles]
