"""The one place where real parts are chosen and put together."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial

from redis import Redis
from sqlalchemy.exc import SQLAlchemyError

from textbot.channels.channel import Channel
from textbot.channels.twilio import TwilioChannel
from textbot.config import Settings
from textbot.connectors.connector import Away, Connector
from textbot.connectors.http_json import HttpJson
from textbot.connectors.systems import open_system
from textbot.connectors.translator import Translator
from textbot.connectors.work_orders import Site, WorkOrders
from textbot.content.load import DetectorFor, MatcherFor, load_playbook
from textbot.core.freshness import Switch
from textbot.core.lookups.lookup import ConnectorSpec
from textbot.core.match import Example, LaterMatcher, Matcher
from textbot.core.matching.quick import QuickMatcher
from textbot.core.playbook import Playbook
from textbot.core.storm import Storm
from textbot.encoders.langid import Detectors, PyLangid
from textbot.encoders.matchers import Matchers
from textbot.state.answers import AnswerCache
from textbot.state.bucket import Buckets
from textbot.state.doorbell import Doorbell
from textbot.state.live import Live
from textbot.state.presence import Presence
from textbot.state.sessions import SessionCache
from textbot.store import paces, packs, playbooks, storms
from textbot.store.database import Database

log = logging.getLogger(__name__)

REDIS_SECONDS = 1.0
LOOK_SECONDS = 1.0
# Sessions of an older version may still be on their way.
KEEP_PLAYBOOKS = 3


class NoPlaybook(RuntimeError):
    """Nothing was published yet: run `textbot migrate` or start with `make run`."""


# Playbooks by version and by what made their matcher.
# A web server that forks its workers loads the first one before, and all of them share it.
_loaded: dict[tuple[str, MatcherFor], Playbook] = {}


class PlaybookShelf:
    """The current playbook, looked up at most once a second and swapped between turns."""

    def __init__(
        self, database: Database, matcher_for: MatcherFor = QuickMatcher, detector_for: DetectorFor = PyLangid
    ) -> None:
        self._database = database
        self._matcher_for, self._detector_for = matcher_for, detector_for
        self._keeps_warm = False
        self._current: Playbook | None = None
        self._switches: tuple[Switch, ...] = ()
        self._paces: Mapping[str, int] = {}
        self._storm: Storm | None = None
        self._looked_at = float("-inf")
        self._loading = False
        self._lock = threading.Lock()

    def current(self) -> Playbook:
        """The playbook of this second; while a new one is being loaded, still the one before.
        Raises NoPlaybook before the first publication."""
        known = self._current
        if time.monotonic() - self._looked_at < LOOK_SECONDS and known is not None:
            return known
        if not self._lock.acquire(timeout=self._patience()) and known is not None:
            return known
        try:
            seen = time.monotonic() - self._looked_at < LOOK_SECONDS  # by whoever was waited for
            return self._current if seen and self._current is not None else self._look()
        finally:
            self._lock.release()

    def _patience(self) -> float:
        """How long to wait for whoever is looking, in seconds: a look is a moment, loading a playbook is not."""
        if self._current is None:
            return threading.TIMEOUT_MAX
        is_fresh = time.monotonic() - self._looked_at < 2 * LOOK_SECONDS
        return 0 if is_fresh or self._loading else LOOK_SECONDS

    @property
    def switches(self) -> tuple[Switch, ...]:
        """The packs of answers switched by hand, as of the last look at the current playbook."""
        return self._switches

    @property
    def paces(self) -> Mapping[str, int]:
        """How long each department lately took to answer, in seconds of office time; "" for the whole city."""
        return self._paces

    @property
    def storm(self) -> Storm | None:
        """Storm mode as of the last look; None while it is off. Its time may be over: ask `is_on`."""
        return self._storm

    def warm(self) -> None:
        """Load the playbook on a thread of its own, and from now on each one whole before it is the current one, so
        that no text need wait for any part of it."""
        self._keeps_warm = True
        threading.Thread(target=self._try, name="playbook", daemon=True).start()

    def warmed(self) -> Playbook:
        """The current playbook, whole. Raises NoPlaybook as `current` does."""
        self._keeps_warm = True
        return self.current()

    def _try(self) -> None:
        try:
            self.current()
        except (NoPlaybook, SQLAlchemyError) as error:
            log.warning("no playbook at the start: %s", type(error).__name__)

    def _look(self) -> Playbook:
        with self._database.read() as conn:
            version = playbooks.current(conn)
            if version is None:
                raise NoPlaybook("no playbook is published yet: run `textbot migrate`")
            self._switches = packs.switches(conn)
            self._paces = paces.current(conn)
            self._storm = storms.current(conn)
            name = version, self._matcher_for
            files = {} if name in _loaded else playbooks.files_of(conn, version)
        found = self._ready(name, files)
        self._current, self._looked_at = found, time.monotonic()
        for old in [each for each in _loaded if each != name][: -KEEP_PLAYBOOKS or None]:
            _loaded.pop(old, None)
        return found

    def _ready(self, name: tuple[str, MatcherFor], files: Mapping[str, bytes]) -> Playbook:
        """The playbook of that name; whole where it is to be whole before anybody asks it."""
        if name in _loaded and _loaded[name] is self._current:
            return _loaded[name]
        self._loading = self._current is not None
        try:
            found = _loaded.get(name) or load_playbook(files, self._detector_for, self._later)
            if self._keeps_warm:
                found.warm()
        finally:
            self._loading = False
        _loaded[name] = found
        return found

    def _later(self, examples: Sequence[Example]) -> Matcher:
        return LaterMatcher(partial(self._matcher_for, examples))


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
        url = self.settings.textbot_translator_url
        return Translator(url, self.settings.textbot_translator_key or "") if url else None

    def connector(self, name: str) -> Connector:
        """A connector of city.yaml. Raises Away when there is none of that name any more."""
        spec = self.playbook.city.connectors.get(name)
        if spec is None:
            raise Away(f"city.yaml has no connector {name}")
        return open_connector(self.settings, spec)

    def work_orders(self, name: str, unset: str = "") -> WorkOrders:
        """A system of connectors.yaml that takes work orders. unset: stands for secrets that are not set, to look at a
        request. Raises Away when the system is not there (any more), or when one of its secrets is not set."""
        playbook, settings = self.playbook, self.settings
        try:
            spec = playbook.assignments.system(name)
        except KeyError:
            raise Away(f"connectors.yaml has no system {name}") from None
        mail = {key: each.email for key, each in playbook.city.departments.items() if each.email}
        site = Site(settings.public_url, settings.textbot_data, settings.smtp_url, mail)
        blanks = dict.fromkeys(spec.secrets.values(), unset) if unset else {}
        return open_system(spec, {**blanks, **settings.connector_secrets}, site)

    @property
    def playbook(self) -> Playbook:
        """The current playbook."""
        return self.shelf.current()

    def close(self) -> None:
        """Give connections back."""
        self.redis.close()
        self.database.close()


def load_ahead(settings: Settings) -> None:
    """Load the published playbook into this process, if there is one, and keep no connection open: for a server that
    is about to fork."""
    database = Database(settings.database_url)
    try:
        if database.is_there:
            open_shelf(settings, database).warmed()
    except (NoPlaybook, SQLAlchemyError) as error:
        log.info("no playbook to load ahead: %s", type(error).__name__)
    finally:
        database.close()


def open_shelf(settings: Settings, database: Database) -> PlaybookShelf:
    """The shelf of the published playbooks, whose matchers and detectors are made when a text first asks them."""
    folder = settings.textbot_models
    return PlaybookShelf(database, Matchers(folder), Detectors(folder))


def open_runtime(settings: Settings, redis: Redis | None = None) -> Runtime:
    """The real parts for these settings; nothing is connected before its first use."""
    database = Database(settings.database_url)
    redis = redis or open_redis(settings.redis_url)
    return Runtime(
        settings=settings,
        database=database,
        redis=redis,
        channel=open_channel(settings),
        shelf=open_shelf(settings, database),
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


def open_connector(settings: Settings, spec: ConnectorSpec) -> Connector:
    """A connector with its secrets, which stand in the environment alone."""
    secrets_of = settings.connector_secrets
    headers = {name: secrets_of[variable] for name, variable in spec.headers.items() if variable in secrets_of}
    token = secrets_of.get(f"TEXTBOT_CONNECTOR_{spec.name.upper()}_TOKEN")
    if token:
        headers.setdefault("Authorization", f"Bearer {token}")
    demo = settings.textbot_double_url or (settings.twilio_api_url if settings.demo else None)
    return HttpJson(spec, headers, demo)


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
