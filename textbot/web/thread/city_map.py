"""A small map as a picture: what the playbook knows of the city, with pins. No tiles, nothing from elsewhere."""

from flask import Blueprint, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue

from textbot.core.places.city_map import HEIGHT, INSET, WIDTH, drawn
from textbot.core.places.gazetteer import Point
from textbot.store import place_map
from textbot.web.installation import installation

bp = Blueprint("city_map", __name__)

MOST_PINS = 20
A_DAY = 86_400


@bp.get("/inbox/map.svg")
def picture() -> ResponseReturnValue:
    """The map around the points `at` ("33.45,-112.07", several times for several), or of the whole city."""
    rt = installation()
    pins = [_point(said) for said in request.args.getlist("at")[:MOST_PINS]]
    with rt.database.read() as conn:
        around = place_map.around(conn, rt.playbook.gazetteer, pins)
    shown = drawn(around, pins)
    svg = render_template("map.svg", map=shown, width=WIDTH, height=HEIGHT, inset=INSET)
    answer = make_response(svg)
    answer.mimetype = "image/svg+xml"
    answer.cache_control.private = True
    answer.cache_control.max_age = A_DAY
    return answer


def _point(said: str) -> Point:
    lat, _, lon = said.partition(",")
    try:
        point = float(lat), float(lon)
    except ValueError:
        abort(404)
    if not (-90 < point[0] < 90 and -180 <= point[1] <= 180):
        abort(404)
    return point
