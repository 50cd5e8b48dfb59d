"""The table of settings: one row each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from textbot.config.readers import (
    database,
    existing_folder,
    flag,
    folder,
    groups,
    issuer,
    like,
    one_of,
    pace,
    senders,
    text,
    trusted,
    url,
    web_address,
    whole,
)

_CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOME = _CHECKOUT if (_CHECKOUT / "setup.cfg").is_file() else Path.cwd()

ACCOUNT = "TWILIO_ACCOUNT_SID"
TOKEN = "TWILIO_AUTH_TOKEN"


class Row(NamedTuple):
    """One setting: its name in the environment, what an unset one means, what it is for, how it is read."""

    name: str
    default: Any
    help: str
    parse: Callable[[str], Any] = text


_LEVELS = one_of("DEBUG", "INFO", "WARNING", "ERROR")
_OPT_OUT = one_of("default", "advanced", "none")
_SECONDS = whole(1, 86_400)

SETTINGS = (
    Row("PORT", 8000, "the port the web server listens on", whole(1, 65_535)),
    Row("HOST", "127.0.0.1", "the address the web server listens on"),
    Row("DATABASE_URL", None, "where the record is kept (unset: a SQLite file in TEXTBOT_DATA)", database),
    Row("REDIS_URL", None, "a Redis or Valkey of your own (unset: the embedded one)", url("redis", "rediss", "unix")),
    Row("PUBLIC_URL", None, "the address Twilio and residents reach textbot at", web_address),
    Row("SECRET_KEY", None, "signs logins and links", like(r"(?s).{32,}", "at least 32 characters long")),
    Row(ACCOUNT, None, "your Twilio account", like(r"AC\w+", "an account SID, which begins with AC")),
    Row(TOKEN, None, "the account's auth token; also proves that a webhook is Twilio's"),
    Row("TWILIO_AUTH_TOKEN_OLD", None, "the token before, accepted for webhooks while you change it"),
    Row("TWILIO_WEBHOOK_KEY", None, "the key of Twilio's HMAC-SHA256 webhook signature"),
    Row("TWILIO_API_KEY", None, "an API key to send with in place of the auth token", like(r"SK\w+", "an SK... key")),
    Row("TWILIO_API_SECRET", None, "the API key's secret"),
    Row("TWILIO_NUMBER", None, "the number texts come from", like(r"\+?\d{3,15}", "a number such as +16025550100")),
    Row("TWILIO_MESSAGING_SERVICE_SID", None, "the messaging service texts come from", like(r"MG\w+", "an MG... SID")),
    Row("TWILIO_API_URL", None, "another base for Twilio's REST API", web_address),
    Row("TWILIO_OPT_OUT", "default", "who answers STOP: default, advanced or none", _OPT_OUT),
    Row("TEXTBOT_CITY", HOME / "flows", "the folder of the city's playbook", existing_folder),
    Row("TEXTBOT_DATA", HOME / "var", "the folder textbot keeps its own files in", folder),
    Row("TEXTBOT_MODELS", None, "the folder of trained matchers (unset: models in TEXTBOT_DATA)", folder),
    Row("TEXTBOT_DEMO", False, "1 lets the demo city's playbook run with a real account", flag),
    Row("TEXTBOT_REPLY_LIMIT", 30, "automatic replies to one phone in 10 minutes; 0 lifts it", whole(0, 1_000_000)),
    Row("TEXTBOT_SURVEY_SHARE", 25, "of 100 sure answers, how many ask 'Did that help?'; 0: none", whole(0, 100)),
    Row("TEXTBOT_CONFIRM_SECONDS", 150, "after this a reply Twilio has not confirmed is looked up", _SECONDS),
    Row("TEXTBOT_BACKFILL_SECONDS", 300, "how often Twilio's own list is read for texts we lack", _SECONDS),
    Row("TEXTBOT_LOG_LEVEL", "INFO", "how much is logged: debug, info, warning or error", _LEVELS),
    Row("TEXTBOT_SENDER_RATE", None, "segments a second notices are sent at (unset: 1, in the demo 50)", pace),
    Row("TEXTBOT_SENDER_DAILY", 0, "segments the number may send in a day; 0 for no limit", whole(0, 100_000_000)),
    Row("TEXTBOT_SENDERS", None, "further numbers, each with its pace: +16025550101=10/40000,...", senders),
    Row("TEXTBOT_DOUBLE_URL", None, "where the built-in Twilio double listens; set by `textbot run`", web_address),
    Row("TEXTBOT_TRANSLATOR_URL", None, "a machine translator for staff that speaks LibreTranslate's API", web_address),
    Row("TEXTBOT_TRANSLATOR_KEY", None, "the key that the translator asks for"),
    Row("SMTP_URL", None, "the mail server for alerts to staff and for work orders by e-mail", url("smtp", "smtps")),
    Row("TEXTBOT_TRUSTED_PROXY", None, "how many proxies stand in front, or their networks", trusted),
    Row("OIDC_ISSUER", None, "the city's single sign-on (OpenID Connect)", issuer),
    Row("OIDC_CLIENT_ID", None, "the name the single sign-on knows textbot by"),
    Row("OIDC_CLIENT_SECRET", None, "the secret that goes with it"),
    Row("OIDC_GROUPS", None, "which groups there have which roles here: city-ops=operator:all", groups),
    Row("TEST_DATABASE_URL", None, "the PostgreSQL server the tests make their databases on", database),
)
