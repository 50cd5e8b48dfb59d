"""The parts that take long to load: playbooks and their models, connectors, the channel. Only asked for by name."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from textbot.channels.channel import Channel
from textbot.channels.twilio import TwilioChannel
from textbot.config import Settings
from textbot.connectors.connector import Away, Connector
from textbot.connectors.http_json import HttpJson
from textbot.connectors.systems import open_system
from textbot.connectors.translator import Translator
from textbot.connectors.work_orders import Site, WorkOrders
from textbot.content.load import load_playbook
from textbot.core.match import LaterMatcher
from textbot.core.matching.quick import QuickMatcher
from textbot.core.playbook import Playbook
from textbot.encoders.langid import PyLangid
from textbot.encoders.matchers import Matchers


def load(files: Mapping[str, bytes], models: Path | None) -> Playbook:
    """The playbook of these files, whose matcher and detector are made when they are first asked, from the models kept
    in that folder; without one the quick matcher. Raises ContentErrors."""
    matcher_for = Matchers(models) if models else QuickMatcher
    return load_playbook(
        files, partial(PyLangid, folder=models), lambda examples: LaterMatcher(partial(matcher_for, examples))
    )


def open_translator(settings: Settings) -> Translator | None:
    """The machine translator for staff; None when none is set up."""
    url = settings.textbot_translator_url
    return Translator(url, settings.textbot_translator_key or "") if url else None


def open_connector(settings: Settings, playbook: Playbook, name: str) -> Connector:
    """A connector of city.yaml with its secrets, which stand in the environment alone. Raises Away when there is none
    of that name any more."""
    spec = playbook.city.connectors.get(name)
    if spec is None:
        raise Away(f"city.yaml has no connector {name}")
    secrets_of = settings.connector_secrets
    headers = {name: secrets_of[variable] for name, variable in spec.headers.items() if variable in secrets_of}
    token = secrets_of.get(f"TEXTBOT_CONNECTOR_{spec.name.upper()}_TOKEN")
    if token:
        headers.setdefault("Authorization", f"Bearer {token}")
    demo = settings.textbot_double_url or (settings.twilio_api_url if settings.demo else None)
    return HttpJson(spec, headers, demo)


def open_work_orders(settings: Settings, playbook: Playbook, name: str, unset: str) -> WorkOrders:
    """A system of connectors.yaml that takes work orders; unset: stands for secrets that are not set. Raises Away when
    the system is not there (any more), or when one of its secrets is not set."""
    try:
        spec = playbook.assignments.system(name)
    except KeyError:
        raise Away(f"connectors.yaml has no system {name}") from None
    mail = {key: each.email for key, each in playbook.city.departments.items() if each.email}
    site = Site(settings.public_url, settings.textbot_data, settings.smtp_url, mail)
    blanks = dict.fromkeys(spec.secrets.values(), unset) if unset else {}
    return open_system(spec, {**blanks, **settings.connector_secrets}, site)


def open_channel(settings: Settings) -> Channel:
    """Twilio, or the built-in double when no account is set: one code path."""
    return TwilioChannel(
        settings.twilio_account_sid,
        settings.twilio_api_key or settings.twilio_account_sid,
        settings.twilio_api_secret or settings.twilio_auth_token,
        numbers=settings.numbers,
        service=settings.twilio_messaging_service_sid,
        base=settings.twilio_api_url,
    )
