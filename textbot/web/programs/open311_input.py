"""What a program asks for or sends, read and checked. Everything wrong becomes a Problem with words that help."""

import re
from datetime import datetime

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from textbot.actions.requests.file_request import Person, Submission
from textbot.core.open311.place import Where
from textbot.core.open311.reading import NotTaken
from textbot.core.open311.request import OURS, public_flows
from textbot.core.open311.service import flows_by_code
from textbot.core.open311.times import read_time, window
from textbot.core.phone import dialable
from textbot.core.playbook import Playbook
from textbot.core.words import clean
from textbot.store.public_requests import Wanted
from textbot.web.programs.open311_answers import Problem

DRAINED, PIECE = 4 * 1024 * 1024, 64 * 1024
MOST_REQUESTS = 1000
MOST_IDS = 200
MOST_PAGES = 100_000
MOST_PHOTOS = 5
# How many characters a field may hold.
LONGEST = {"first_name": 40, "last_name": 40, "phone": 30, "email": 120, "address_string": 200, "description": 4000}

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
ATTRIBUTE = re.compile(r"attribute\[([^\[\]]{1,60})\](?:\[\d*\])?")
DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
NUMBER = re.compile(r"\d{1,6}", re.ASCII)
TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
URL = re.compile(r"https?://[^\s<>\"']{3,1990}", re.IGNORECASE)


def take_body() -> None:
    """Read what is posted to its end, or, of too much, to 4 MB, before anything is answered: a server that closes early
    looks like a lost connection. Aborts with 413."""
    try:
        request.get_data(parse_form_data=True)
    except RequestEntityTooLarge:
        left = min(request.content_length or DRAINED, DRAINED)
        while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, PIECE))):
            left -= len(chunk)
        raise


def one(values: "MultiDict[str, str]", name: str) -> str:
    """A field's first value, fit to be stored; "" when it is missing: to the standard an empty field is none."""
    return clean(values.get(name, "")).strip()


def several(values: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    """A field's values, parted by commas or sent again."""
    parts = (part.strip() for value in values.getlist(name) for part in clean(value).split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def check_jurisdiction(playbook: Playbook, values: "MultiDict[str, str]") -> None:
    """There is one city here, and it need not be named. Raises Problem for another one."""
    named, domain = one(values, "jurisdiction_id").lower(), playbook.city.domain.lower()
    if named not in ("", domain, domain.partition(".")[0]):
        raise Problem(404, f"jurisdiction_id was not found. This endpoint serves {domain}.")


def language(playbook: Playbook) -> str:
    """The language asked for: `lang`, else the Accept-Language header, else the city's first."""
    named = request.values.get("lang", "")
    if named in playbook.languages:
        return named
    return request.accept_languages.best_match(playbook.languages) or playbook.languages[0]


def service_flow(playbook: Playbook, code: str) -> str:
    """The key of a service's flow. Raises Problem."""
    if not code:
        raise Problem(400, "service_code was not provided.")
    flow = flows_by_code(playbook).get(code)
    if flow is None:
        raise Problem(404, "service_code was not found. GET services lists them.")
    return flow.key


def wanted(playbook: Playbook, now: datetime) -> Wanted:
    """Which requests are asked for. References, when there are any, make all other filters void."""
    values, flows = request.args, public_flows(playbook)
    references = several(values, "service_request_id")
    if len(references) > MOST_IDS:
        raise Problem(400, f"service_request_id takes at most {MOST_IDS} numbers at once.")
    if references:
        return Wanted(flows, references)
    codes = several(values, "service_code")
    if codes:
        named = {service_flow(playbook, code) for code in codes}
        flows = tuple(flow for flow in flows if flow in named)
    updated = _time("updated_after"), _time("updated_before")
    since, until = window(_time("start_date"), _time("end_date"), now)
    return Wanted(flows, (), _statuses(), since, until, *updated)


def page() -> tuple[int, int]:
    """How many, and which page, from 1."""
    size = _number("page_size", 1, MOST_REQUESTS, MOST_REQUESTS)
    return size, _number("page", 1, MOST_PAGES, 1)


def submission(playbook: Playbook) -> Submission:
    """The request that is posted. Raises Problem and NotTaken."""
    form = request.form
    flow = service_flow(playbook, one(form, "service_code"))
    too_long = ((name, most) for name, most in LONGEST.items() if len(one(form, name)) > most)
    problems = [f"{name} is longer than {most} characters." for name, most in too_long]
    token = one(form, "token")
    if token and not TOKEN.fullmatch(token):
        problems.append("token takes 16 to 64 letters, digits, dashes and underscores.")
    email = one(form, "email")
    if email and not EMAIL.fullmatch(email):
        problems.append("email is no e-mail address.")
    media = tuple(url for each in form.getlist("media_url") if (url := clean(each).strip()))
    if len(media) > MOST_PHOTOS or not all(URL.fullmatch(url) for url in media):
        problems.append(f"media_url takes up to {MOST_PHOTOS} web addresses.")
    if problems:
        raise NotTaken(*problems)
    return Submission(flow, language(playbook), where(), _given(), one(form, "description"), media, _person(), token)


def where() -> Where:
    """The place that is posted. Raises NotTaken."""
    form = request.form
    lat, lon = one(form, "lat"), one(form, "long") or one(form, "lon")
    address = one(form, "address_string")
    if bool(lat) != bool(lon):
        raise NotTaken("lat and long go together.")
    if lat and not (_is_degrees(lat, 90) and _is_degrees(lon, 180)):
        raise NotTaken("lat and long are WGS 84 degrees, such as 33.4485 and -112.0710.")
    if one(form, "address_id") and not lat and not address:
        raise NotTaken("address_id is not known here. Send lat and long, or address_string.")
    return Where(float(lat), float(lon), address) if lat else Where(address=address)


def _given() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, values in request.form.lists():
        named = ATTRIBUTE.fullmatch(clean(name))
        if named:
            told = tuple(text for value in values if (text := clean(value).strip()))
            found[named[1]] = found.get(named[1], ()) + told
    return {code: values for code, values in found.items() if values}


def _person() -> Person:
    form = request.form
    name = " ".join(filter(None, (one(form, "first_name"), one(form, "last_name"))))
    phone = one(form, "phone")
    return Person(name, dialable(phone) or phone if phone else "", one(form, "email"))


def _time(name: str) -> datetime | None:
    return read_time(name, request.args.get(name, ""))


def _statuses() -> tuple[str, ...]:
    asked = several(request.args, "status")
    if not set(asked) <= set(OURS):
        raise Problem(400, "status takes open and closed.")
    return tuple(ours for theirs in asked for ours in OURS[theirs])


def _number(name: str, low: int, high: int, otherwise: int) -> int:
    text = one(request.args, name)
    if not text:
        return otherwise
    if not NUMBER.fullmatch(text) or not low <= int(text) <= high:
        raise Problem(400, f"{name} is a number from {low} to {high}.")
    return int(text)


def _is_degrees(text: str, most: int) -> bool:
    return DEGREES.fullmatch(text) is not None and abs(float(text)) <= most
