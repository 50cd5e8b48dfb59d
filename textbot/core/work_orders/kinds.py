"""The kinds of systems that take work orders, and what each must be told in connectors.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field

IN_HOUSE = "in_house"
"""The city's own request store here: staff move the status themselves, and nothing is sent anywhere."""
WEBHOOK_SECRET = "webhook"
"""The secret every kind may have: it signs the states that the system sends us."""


@dataclass(frozen=True)
class Kind:
    """One kind. url: it needs an address. secrets, options: what must be told; may: options that may be told, besides.
    either: of these groups of secrets, one must be told. shapes: option -> what it looks like, a pattern. asked: its
    states can be asked for. at_once: of how many orders in one round, where each is asked for by its name. settles:
    seconds after which an order that is still not found there, although nobody knows whether it was made, is surely not
    there."""

    url: bool = True
    secrets: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    may_secrets: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    shapes: Mapping[str, str] = field(default_factory=dict, hash=False)
    asked: bool = True
    at_once: int | None = None
    settles: float = 60.0


# A client's secret goes to such an address, so that it is https; http is for this machine alone.
_ADDRESS = r"https://[^\s@]+|http://(localhost|127\.0\.0\.1)(:\d+)?/\S*"
_COLUMN = r"[A-Za-z]\w*"
_VERSION = r"\d+\.\d+"
_OF_TOKENS = {"token_url": _ADDRESS, "login_url": _ADDRESS, "key_field": _COLUMN, "version": _VERSION}
_GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

KINDS: Mapping[str, Kind] = {
    IN_HOUSE: Kind(url=False, asked=False),
    "open311": Kind(
        may=("jurisdiction_id", "profile", "format", "email"),
        may_secrets=("api_key",),
        shapes={"profile": "strict|fixmystreet|seeclickfix|textbot", "format": "xml|json"},
        at_once=500,
        settles=120.0,
    ),
    "salesforce": Kind(
        secrets=("client_id", "client_secret"),
        may=("version", "key_field", "origin", "token_url", "login_url", "withdrawn"),
        shapes=_OF_TOKENS,
    ),
    "servicenow": Kind(
        may=("table", "contact_type", "token_url", "withdrawn"),
        may_secrets=("user", "password", "client_id", "client_secret"),
        either=(("user", "password"), ("client_id", "client_secret")),
        shapes={"token_url": _ADDRESS, "table": r"[a-z]\w*", "withdrawn": r"-?\d+"},
    ),
    "dynamics": Kind(
        secrets=("client_id", "client_secret"),
        options=("tenant",),
        may=("version", "key_field", "origin", "token_url", "contact"),
        shapes={**_OF_TOKENS, "tenant": r"[\w.-]+", "origin": r"\d+", "contact": _GUID},
    ),
    "webhook": Kind(secrets=("signing",), may=("finds", "states")),
    "email": Kind(url=False, may=("to", "sender"), asked=False, settles=0.0),
    "csv": Kind(url=False, may=("folder",), asked=False, settles=0.0),
}
