"""The one place where real parts are chosen and put together. What takes long to load stands in parts.py, and is loaded
with the first part that is asked for: not every process and every command needs all of them."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from redis import Redis
from sqlalchemy.exc import SQLAlchemyError

from textbot.config import Settings
from textbot.content.problems import ContentErrors
from textbot.runtime.later import Later
from textbot.runtime.shelf import NoPlaybook, PlaybookShelf
from textbot.state.answers import AnswerCache
from textbot.state.bucket import Buckets
from textbot.state.doorbell import Doorbell
from textbot.state.live import Live
from textbot.state.presence import Presence
from textbot.state.sessions import SessionCache
from textbot.store.database import Database

if TYPE_CHECKING:
    from textbot.channels.channel import Channel
    from textbot.connectors.connector import Connector
    from textbot.connectors.translator import Translator
    from textbot.connectors.work_orders import WorkOrders
    from textbot.core.playbook import Playbook

__all__ = ["NoPlaybook", "PlaybookShelf", "Runtime", "load_ahead", "open_redis", "open_runtime", "start_logging"]

log = logging.getLogger(__name__)

REDIS_SECONDS = 1.0


@dataclass(frozen=True)
class Runtime:
    """Everything an action may use. now: the current time with zone; new_token: 32 hex digits nobody can guess."""

    settings: Settings
    database: Database
    redis: Redis
    channel: Channel
    shelf: PlaybookShelf
    sessions: SessionCache
    doorbell: Doorbell
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    new_token: Callable[[], str] = field(default=lambda: secrets.token_hex(16))

    @cached_property
    def live(self) -> Live:
        """Tells open pages of the inbox what changed."""
        return Live(self.redis)

    @cached_property
    def buckets(self) -> Buckets:
        """How fast each sender may send."""
        return Buckets(self.redis, self.settings.senders)

    @property
    def answers(self) -> AnswerCache:
        """What connectors said of numbers lately."""
        return AnswerCache(self.redis)

    @property
    def presence(self) -> Presence:
        """Who of staff is at which conversation."""
        return Presence(self.redis)

    @property
    def translator(self) -> Translator | None:
        """The machine translator for staff; None when none is set up."""
        found: Translator | None = _parts().open_translator(self.settings)
        return found

    def connector(self, name: str) -> Connector:
        """A connector of city.yaml. Raises Away when there is none of that name any more."""
        found: Connector = _parts().open_connector(self.settings, self.playbook, name)
        return found

    def work_orders(self, name: str, unset: str = "") -> WorkOrders:
        """A system of connectors.yaml that takes work orders. unset: stands for secrets that are not set, to look at a
        request. Raises Away when the system is not there (any more), or when one of its secrets is not set."""
        found: WorkOrders = _parts().open_work_orders(self.settings, self.playbook, name, unset)
        return found

    @property
    def playbook(self) -> Playbook:
        """The current playbook."""
        return self.shelf.current()

    @property
    def timezone(self) -> str:
        """The city's time zone; its playbook is not loaded for it."""
        return self.shelf.timezone()

    def close(self) -> None:
        """Give connections back."""
        self.redis.close()
        self.database.close()


def load_ahead(settings: Settings) -> None:
    """Load the published playbook into this process, if there is one that loads, and keep no connection open: for a
    server that is about to fork."""
    database = Database(settings.database_url)
    try:
        if database.is_there:
            PlaybookShelf(database, settings.textbot_models).warmed()
    except (NoPlaybook, SQLAlchemyError, ContentErrors) as error:  # an older version's may lack what this one wants
        log.info("no playbook to load ahead: %s", type(error).__name__)
    finally:
        database.close()


def open_runtime(settings: Settings, redis: Redis | None = None) -> Runtime:
    """The real parts for these settings; nothing is connected before its first use."""
    database = Database(settings.database_url)
    redis = redis or open_redis(settings.redis_url)
    return Runtime(
        settings=settings,
        database=database,
        redis=redis,
        channel=cast("Channel", Later(lambda: _parts().open_channel(settings))),
        shelf=PlaybookShelf(database, settings.textbot_models),
        sessions=SessionCache(redis),
        doorbell=Doorbell(redis),
    )


def start_logging(settings: Settings) -> None:
    """Log to standard error at the chosen level. Twilio's client would log addresses with residents' numbers in them,
    so it only speaks up when something is wrong."""
    logging.basicConfig(level=settings.textbot_log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("twilio").setLevel(logging.WARNING)


def open_redis(url: str | None, *, patient: bool = False) -> Redis:
    """A client that gives up after a second: a text must not wait for a cache. `patient` ones wait as long as asked."""
    wait = None if patient else REDIS_SECONDS
    return Redis.from_url(url or "redis://127.0.0.1:6379/0", socket_timeout=wait, socket_connect_timeout=REDIS_SECONDS)


def _parts() -> Any:
    """The module of what takes long to load."""
    return import_module("textbot.runtime.parts")
