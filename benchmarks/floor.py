"""The floor: the least a webhook on Flask and Valkey can do. It checks Twilio's signature, makes three round trips to
Valkey (seen before? where does the phone stand? ring the queue) and answers nothing."""

import json
import os

import redis
from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator

URL = os.environ["FLOOR_URL"]
VALIDATOR = RequestValidator(os.environ["FLOOR_TOKEN"])
VALKEY = redis.Redis.from_url(os.environ["FLOOR_REDIS_URL"])
DAY = 86_400

app = Flask(__name__)


@app.post("/sms")
def sms() -> Response:
    """A text comes in."""
    form = request.form
    if not VALIDATOR.validate(URL, form, request.headers.get("X-Twilio-Signature", "")):
        abort(403)
    sid, phone = form["MessageSid"], form["From"]
    VALKEY.set(f"floor:seen:{sid}", "1", nx=True, ex=DAY)
    VALKEY.hgetall(f"floor:session:{phone}")
    VALKEY.lpush("floor:queue", json.dumps({"sid": sid, "from": phone, "body": form["Body"]}))
    return Response("<Response/>", mimetype="text/xml")


@app.get("/healthz")
def healthz() -> str:
    """Up."""
    return "ok"
