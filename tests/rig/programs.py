"""A city for programs: Riverbend's places with four kinds of reports of its own, and short words to file and read."""

from dataclasses import dataclass, replace
from functools import cache

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.rig.office import Office, Shelf, riverbend
from textbot.actions.playbook.publish import publish
from textbot.actions.staff.api_keys import add_api_key
from textbot.core.playbook import Flow, Option, Playbook, Step
from textbot.core.reports.terms import Owner, Safety
from textbot.web import create_app

V2 = "/open311/v2"
# name -> what it says in English; the labels are the names, the options say their keys.
SAID = {
    "hole.lane": "Which lane is it? {options}. Not sure? SKIP.",
    "hole.note": "What did it do?",
    "cart.what": "What was missed? {options}.",
    "cart.out": "Was it out by 6 AM? {options}.",
    "cart.late": "Trucks start at 6 AM, so no report was sent.",
    "leak.bad": "How bad is it? {options}.",
    "leak.whose": "Whose pipe is it? {options}.",
    "leak.call_now": "Please call 602-555-0120 now, too.",
    "fine.name": "Which case is it?",
    "fine.pin": "What is your PIN?",
}


def _step(flow: str, name: str, kind: str, *options: Option, **more: object) -> Step:
    return Step(name, kind, f"flows.{flow}.steps.{name}", options, **more)  # type: ignore[arg-type]


def _option(flow: str, step: str, key: str, **more: str) -> Option:
    return Option(key, f"flows.{flow}.steps.{step}.options.{key}", **more)  # type: ignore[arg-type]


def _flow(key: str, *steps: Step, **more: object) -> Flow:
    last = _step(key, "check", "confirm"), _step(key, "send", "submit")
    at = next((number for number, step in enumerate(steps) if step.name in ("late", "call_now")), len(steps))
    return Flow(key, "report", f"flows.{key}", (*steps[:at], *last, *steps[at:]), **more)  # type: ignore[arg-type]


FLOWS = (
    _flow(
        "hole",
        _step("hole", "place", "locate"),
        _step(
            "hole", "lane", "choose", _option("hole", "lane", "north"), _option("hole", "lane", "south"), optional=True
        ),
        _step("hole", "age", "ask", silent=True),
        _step("hole", "note", "ask", optional=True),
        _step("hole", "photo", "photo", optional=True),
        service_code="H-1", department="streets", public="place", expected_days=(3, 5), tags=("roads", "holes"),
    ),
    _flow(
        "cart",
        _step("cart", "place", "locate"),
        _step("cart", "what", "choose", _option("cart", "what", "trash"), _option("cart", "what", "recycling")),
        _step("cart", "out", "choose", _option("cart", "out", "yes"), _option("cart", "out", "no", next="late")),
        _step("cart", "late", "say"),
        service_code="cart", department="sanitation", public="block", expected_days=(1, 1),
    ),
    _flow(
        "leak",
        _step(
            "leak", "whose", "choose",
            _option("leak", "whose", "city"), _option("leak", "whose", "utility", owner="valley"),
        ),
        _step(
            "leak", "bad", "choose",
            _option("leak", "bad", "drip"), _option("leak", "bad", "gusher", next="call_now"),
        ),
        _step("leak", "place", "locate"),
        _step("leak", "call_now", "say", next="place"),
        department="water", public="place",
        safety=(Safety("live", "flows.leak.safety.live", {"en": ("live wire",)}, then="stop"),),
        owners=(Owner("valley", "flows.leak.owners.valley", {}, "gas"),),
    ),
    _flow(
        "fine",
        _step("fine", "place", "locate", optional=True),
        _step("fine", "name", "ask"),
        _step("fine", "pin", "ask", secret=True),
        department="court", public="none", contact="required",
    ),
)  # fmt: skip


@cache
def playbook() -> Playbook:
    """Riverbend's, with these flows and no other."""
    known = riverbend().playbook
    words = {language: {**own, **_words(language)} for language, own in known.words.items()}
    return replace(known, flows={flow.key: flow for flow in FLOWS}, words=words)


def _words(language: str) -> dict[str, str]:
    mark = "" if language == "en" else f"[{language}] "
    found = {
        "flows.leak.safety.live.say": f"{mark}Stay away and call 911.",
        "flows.leak.owners.valley.name": "Valley Gas",
    }
    for flow in FLOWS:
        found[f"{flow.path}.title"] = f"{mark}{flow.key} report"
        for step in flow.steps:
            found[f"{step.path}.label"] = f"{mark}{step.name}"
            found[f"{step.path}.say"] = mark + SAID.get(f"{flow.key}.{step.name}", f"{step.name}?")
            found |= {f"{option.path}.say": f"{mark}{option.key}" for option in step.options}
    return found


@dataclass(frozen=True)
class Program:
    """A program with a key at a city's endpoint."""

    desk: Office
    client: FlaskClient
    key: str

    def get(self, path: str, **more: object) -> TestResponse:
        """Read a page below /open311/v2/."""
        return self.client.get(f"{V2}/{path}", **more)  # type: ignore[arg-type]

    def post(self, form: str = "json", **fields: object) -> TestResponse:
        """File a request; a double underscore stands for an attribute: attribute__lane."""
        data = {
            f"attribute[{name[11:]}]" if name.startswith("attribute__") else name: each for name, each in fields.items()
        }
        return self.client.post(f"{V2}/requests.{form}", data={"api_key": self.key} | data)

    def hole(self, **fields: object) -> str:
        """File a report of a hole; its reference."""
        filed = self.post(**{"service_code": "H-1", "address_string": "123 Main St"} | fields)
        assert filed.status_code in (200, 201), filed.text
        return str(filed.get_json()[0]["service_request_id"])


def program(desk: Office) -> Program:
    """A program at that city."""
    publish(desk.rt.database, riverbend(), desk.clock())
    runtime = replace(desk.rt, shelf=Shelf(playbook()))  # type: ignore[arg-type]
    app: Flask = create_app(runtime=runtime)
    own = replace(desk, rt=runtime)
    return Program(own, app.test_client(), add_api_key(runtime, "Town app", "app@example.org", 1000, "ana"))
