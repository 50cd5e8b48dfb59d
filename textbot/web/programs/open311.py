"""/open311/v2/: Open311 GeoReport v2, for programs. Anybody may read; filing takes an api_key.

Source: wiki.open311.org/GeoReport_v2. Each page ends in .xml or .json; without either the Accept header decides.
"""

import logging
from urllib.parse import quote

from flask import Blueprint, Response, current_app, request, stream_with_context
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from textbot.actions.requests.file_request import Filed, Revoked, file_request
from textbot.actions.requests.public_data import open_data, public_page
from textbot.actions.staff.api_keys import recognise_key
from textbot.core.open311.reading import NotTaken
from textbot.core.open311.request import public_flows
from textbot.core.open311.service import service_of, services
from textbot.core.playbook import Playbook
from textbot.core.redaction import clean
from textbot.store import api_posts, playbooks
from textbot.store.api_keys import ApiKeyRow
from textbot.store.public_requests import Wanted
from textbot.web.errors import as_http
from textbot.web.installation import installation
from textbot.web.programs.open311_answers import Problem, answer, errors
from textbot.web.programs.open311_input import (
    FORMS,
    TOKEN,
    check_jurisdiction,
    language,
    one,
    page,
    service_flow,
    submission,
    take_body,
    wanted,
)
from textbot.web.programs.open311_shapes import definition, discovery, service, service_request
from textbot.web.visitor import address, within_limit

log = logging.getLogger(__name__)
bp = Blueprint("open311", __name__, url_prefix="/open311")

READS_A_MINUTE = 120  # of one address
FILES_A_MINUTE = 6  # open-data files, of one address
WRONG_KEYS = 20  # of one address, in a quarter of an hour
QUARTER_HOUR = 900
EITHER = "any(xml,json):form"
READS = ("GET", "HEAD", "OPTIONS")
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Expose-Headers": "Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
DESCRIPTIONS = {
    404: "There is no such page. See discovery.xml.",
    405: "That cannot be done here. See docs/open311.",
    413: "That is more than 64 kB.",
    500: "Something went wrong on our side. It was written down; please try again in a moment.",
    503: "Nothing can be stored right now. Please try again in a moment.",
}


@bp.before_request
def limit_reads() -> Response | None:
    """So many reads a minute from one address. Filing is limited by key."""
    if request.method not in READS:
        take_body()
        return None
    if within_limit("open311", address(), READS_A_MINUTE):
        return None
    return errors(429, "Too many reads from this address. Please wait a minute.", headers={"Retry-After": "60"})


@bp.get(f"/discovery.<{EITHER}>")
@bp.get(f"/v2/discovery.<{EITHER}>")
@bp.get("/v2/discovery")
@bp.get("/v2", strict_slashes=False)
def discover(form: str = "") -> ResponseReturnValue:
    """Where this endpoint is, in which formats, and whom to ask for a key."""
    runtime, playbook = installation(), _playbook()
    with runtime.database.read() as conn:
        since = playbooks.current_since(conn)
    url = f"{runtime.settings.public_url.rstrip('/')}/open311/v2"
    return answer("discovery", discovery(playbook, url, since, runtime.settings.demo, language(playbook)))


@bp.get(f"/v2/services.<{EITHER}>")
@bp.get("/v2/services")
def list_services(form: str = "") -> ResponseReturnValue:
    """Everything that can be asked for."""
    playbook, spoken = _playbook(), language(_playbook())
    check_jurisdiction(playbook, request.args)
    return answer(
        "services", [service(each) for each in services(playbook, spoken)], headers={"Content-Language": spoken}
    )


@bp.get(f"/v2/services/<code>.<{EITHER}>")
@bp.get("/v2/services/<code>")
def define_service(code: str, form: str = "") -> ResponseReturnValue:
    """What one service asks."""
    playbook, spoken = _playbook(), language(_playbook())
    check_jurisdiction(playbook, request.args)
    found = service_of(playbook, code, playbook.flows[service_flow(playbook, code)], spoken)
    return answer("service_definition", definition(found), headers={"Content-Language": spoken})


@bp.get(f"/v2/requests.<{EITHER}>")
@bp.get("/v2/requests")
def list_requests(form: str = "") -> ResponseReturnValue:
    """Requests that anybody may know of, the newest first, a page at a time."""
    runtime, playbook = installation(), _playbook()
    check_jurisdiction(playbook, request.args)
    size, number = page()
    rows = public_page(runtime, wanted(playbook, runtime.now()), language(playbook), size + 1, size * (number - 1))
    shapes = [service_request(each) for each in rows[:size]]
    return answer("service_requests", shapes, headers={"Link": _next(number + 1)} if len(rows) > size else {})


@bp.get("/v2/requests.csv")
def list_as_file() -> ResponseReturnValue:
    """The same requests as open data, all of them in one file."""
    runtime, playbook = installation(), _playbook()
    check_jurisdiction(playbook, request.args)
    if not within_limit("open-data", address(), FILES_A_MINUTE):
        return errors(429, "Too many files for this address. Please wait a minute.", headers={"Retry-After": "60"})
    lines = open_data(runtime, wanted(playbook, runtime.now()), language(playbook))
    response = Response(stream_with_context(lines), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=requests.csv"
    return response


@bp.get(f"/v2/requests/<reference>.<{EITHER}>")
@bp.get("/v2/requests/<reference>")
def show_request(reference: str, form: str = "") -> ResponseReturnValue:
    """One request. What nobody may know of looks like what is not there."""
    playbook = _playbook()
    check_jurisdiction(playbook, request.args)
    rows = public_page(installation(), Wanted(public_flows(playbook), (clean(reference)[:24],)), language(playbook), 1)
    if not rows:
        raise Problem(404, "service_request_id was not found.")
    return answer("service_requests", [service_request(each) for each in rows])


@bp.get(f"/v2/tokens/<token>.<{EITHER}>")
@bp.get("/v2/tokens/<token>")
def show_token(token: str, form: str = "") -> ResponseReturnValue:
    """Which request a token stands for: for a program that sent one and never heard what came of it."""
    check_jurisdiction(_playbook(), request.args)
    with installation().database.read() as conn:
        reference = api_posts.by_token(conn, token) if TOKEN.fullmatch(token) else None
    if reference is None:
        raise Problem(404, "token was not found.")
    return answer("service_requests", [{"service_request_id": reference, "token": token}])


@bp.post(f"/v2/requests.<{EITHER}>")
@bp.post("/v2/requests")
def post_request(form: str = "") -> ResponseReturnValue:
    """File a request: 201 with its number, 200 when the same was filed a moment ago."""
    if request.mimetype not in FORMS:
        raise Problem(400, f"Send the fields as {FORMS[0]}.")
    key, playbook = _key(), _playbook()
    check_jurisdiction(playbook, request.form)
    try:
        filed = file_request(installation(), key, submission(playbook))
    except Revoked:
        raise Problem(403, "api_key was revoked.") from None
    return answer("service_requests", [_told(playbook, filed)], 201 if filed.new else 200)


@bp.route("", defaults={"rest": ""}, strict_slashes=False, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
@bp.route("/<path:rest>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def nowhere(rest: str) -> ResponseReturnValue:
    """Whatever else is asked for is answered in the same formats."""
    allowed = [method for method in ("GET", "POST") if _is_page(method)]
    if not allowed or request.method in allowed:
        return errors(404, DESCRIPTIONS[404])
    return errors(405, DESCRIPTIONS[405], headers={"Allow": ", ".join(allowed)})


@bp.after_request
def open_reads(response: Response) -> Response:
    """Pages of other sites may read; they may not file: a key in a page would be everybody's."""
    if request.method in READS:
        response.headers.update(OPEN)
    return response


@bp.errorhandler(Exception)
def show_problem(error: Exception) -> ResponseReturnValue:
    """Every error as the standard writes it: never a page, never a word of what was sent."""
    if isinstance(error, Problem):
        return errors(error.status, *error.descriptions, headers=error.headers)
    if isinstance(error, NotTaken):
        return errors(400, *error.problems)
    if isinstance(error, SQLAlchemyError | OSError):
        log.error("%s failed: %s", request.endpoint, type(error).__name__)
        return errors(503, DESCRIPTIONS[503], headers={"Retry-After": "5"})
    found = as_http(error)
    if found.code and found.code < 400 and found.response is not None:
        return found
    code = found.code or 500
    return errors(code, DESCRIPTIONS.get(code, "That request could not be read."))


def _key() -> ApiKeyRow:
    """The key that was sent, in the form alone: an address ends up in logs. Raises Problem."""
    sent = one(request.form, "api_key")
    if not sent:
        raise Problem(403, "api_key was not provided. Send it in the form, not in the address.")
    key = recognise_key(installation(), sent)
    if key is None:
        many = not within_limit("open311-wrong-key", address(), WRONG_KEYS, QUARTER_HOUR)
        raise Problem(429 if many else 403, "api_key is not known, or was revoked.")
    if not within_limit("open311-key", str(key.id), key.per_minute):
        wait = f"This key files at most {key.per_minute} requests a minute. Please wait."
        raise Problem(429, wait, headers={"Retry-After": "60"})
    return key


def _told(playbook: Playbook, filed: Filed) -> dict[str, str | None]:
    number = playbook.text("phrases.open311_number", language(playbook), reference=filed.reference)
    notice = " ".join((*filed.said, number))
    return {"service_request_id": filed.reference, "service_notice": notice, "account_id": None}


def _next(number: int) -> str:
    args = request.args.copy()
    args["page"] = str(number)
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in args.items(multi=True))
    return f'<{request.path}?{query}>; rel="next"'


def _is_page(method: str) -> bool:
    """Whether the address is one of ours with that method."""
    adapter = current_app.create_url_adapter(request)
    assert adapter is not None
    return bool(adapter.match(method=method)[0] != request.endpoint)


def _playbook() -> Playbook:
    return installation().playbook
