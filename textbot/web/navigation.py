"""What stands at the top of every page for staff: the rooms a member may open, their own corner, where to search."""

from dataclasses import dataclass

from flask import Flask, current_app, g, request, url_for

from textbot.core.permissions import may
from textbot.web.installation import installation
from textbot.web.translations import N_, _, playbook_language


@dataclass(frozen=True)
class Room:
    """A link. here: the page that is shown belongs to it."""

    name: str
    address: str
    here: bool


# Endpoint -> (its name, the deed that opens it).
ROOMS = {
    "inbox.index": (N_("Inbox"), "see"),
    "notices.page": (N_("Notices"), "notices"),
    "figures.page": (N_("Figures"), "figures"),
    "staff.page": (N_("Staff"), "staff"),
    "audit.page": (N_("Audit log"), "audit"),
}
OWN = {"me.page": N_("My settings"), "keys.page": N_("Keyboard shortcuts")}
SEARCH = "search.page"

# The parts of the room of notices, which stand as tabs below its name: endpoint -> name. Who may send notices may all.
NOTICE_ROOMS = {
    "notices.page": N_("Notices"),
    "notice_schedules.page": N_("Schedules"),
    "notice_newsletters.page": N_("Newsletters"),
    "notice_lists.page": N_("Lists and opt-outs"),
    "storm.page": N_("Storm mode"),
}

# Pages of these belong to the inbox.
OF_INBOX = ("thread", "held", "filed", "hot_spots", "search", "bulk")
# And these to notices.
OF_ONE_NOTICE = ("notice", "notice_form", "notice_deeds", "notice_report")
OF_NOTICES = (
    *OF_ONE_NOTICE,
    "storm_sure",
    *(endpoint.partition(".")[0] for endpoint in NOTICE_ROOMS),
)  # fmt: skip


def start_navigation(app: Flask) -> None:
    """Let templates ask for it."""
    told = (rooms, own_rooms, notice_rooms, search_address, city_name, shortcuts)
    app.jinja_env.globals.update({each.__name__: each for each in told})


def rooms() -> tuple[Room, ...]:
    """The rooms that whoever is signed in may open."""
    roles = getattr(g.get("member"), "roles", ())
    open_ones = ((each, name) for each, (name, deed) in ROOMS.items() if _is(each) and may(roles, deed))
    return tuple(_room(endpoint, name) for endpoint, name in open_ones)


def own_rooms() -> tuple[Room, ...]:
    """What every member has of their own."""
    return tuple(_room(endpoint, name) for endpoint, name in OWN.items() if _is(endpoint))


def notice_rooms() -> tuple[Room, ...]:
    """The parts of the room of notices."""
    here = (request.endpoint or "").partition(".")[0]
    here = "notices" if here in OF_ONE_NOTICE else here
    there = ((each, name) for each, name in NOTICE_ROOMS.items() if _is(each))
    return tuple(Room(_(name), url_for(each), here == each.partition(".")[0]) for each, name in there)


def search_address() -> str:
    """Where a search goes, "" while there is none."""
    return url_for(SEARCH) if _is(SEARCH) else ""


def city_name() -> str:
    """What the city calls itself."""
    runtime = installation()
    return runtime.playbook.facts(playbook_language(runtime.playbook.languages))["city"]


def shortcuts() -> bool:
    """Whether the member wants keys to do things."""
    return bool(getattr(g.get("member"), "shortcuts", True))


def _is(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def _room(endpoint: str, name: str) -> Room:
    own = endpoint.partition(".")[0]
    here = (request.endpoint or "").partition(".")[0]
    below = {"inbox": OF_INBOX, "notices": OF_NOTICES}.get(own, ())
    return Room(_(name), url_for(endpoint), here == own or here in below)
