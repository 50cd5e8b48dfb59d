"""A scene: one inbound text being thought about, and what has come of it so far.

Only `take_turn` makes one; the rungs of the ladder read it and add to it. A fact it lacks stops the thought
(`NeedFirst`) until the caller knows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from textbot.core.contact import Contact
from textbot.core.effects import Effect, SetLanguage
from textbot.core.freshness import Switch, packs_on
from textbot.core.hearing.keywords import Command
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.hearing.wishes import REFERENCE
from textbot.core.match import Decision, decide
from textbot.core.message import Message
from textbot.core.needs import Need
from textbot.core.places.place import Finding
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.storm import Storm
from textbot.core.turn import Reply, Turn
from textbot.core.words import fold, squeezed

Known = Mapping[Need, Any]

# Characters of one reply: two segments in plain letters.
LONGEST = 300
# So few words may be nothing but names.
FEW_WORDS = 4
# The last line of a first reply: who this is, how to reach a person, how to stop.
FIRST_LINE = "phrases.first_line"
SHORT_LINE = "phrases.first_line_short"
ANSWERED_AS_SAID = frozenset(("stop", "leave", "start", "help"))
"""Commands about being texted at all, which somebody else with the same phone may give in another language."""
OF_ONE_LANGUAGE = frozenset(("skip", "unsure", "back", "never_mind", "resume", "restart", "person", "status", "menu"))
"""Commands whose words nobody types who does not speak their language: "omitir" after a question in English."""
FEWEST_LETTERS = 5
SENTENCES = ANSWERED_AS_SAID | {"person", "status", "privacy", "scam", "who_sees", "immigration"}
"""Commands that may be a whole sentence, which tells its language as any other text does."""


@dataclass(frozen=True)
class Rules:
    """How this installation wants turns taken. reply_limit: automatic replies in ten minutes before they pause, 0 for
    no guard at all. opt_out: who answers carrier words, "default" (Twilio), "advanced" (Twilio, with
    OptOutType), "none". switches: packs of answers switched by hand. survey_share: of a hundred sure answers, how many
    are followed by "Did that help?". paces: how long each department lately took to answer, in seconds of office time;
    "" for the whole city. storm: storm mode, None while it is off."""

    reply_limit: int = 30
    opt_out: str = "none"
    switches: tuple[Switch, ...] = ()
    survey_share: int = 0
    paces: Mapping[str, int] = field(default_factory=dict)
    storm: Storm | None = None


class NeedFirst(Exception):
    """The thought cannot go on without this fact."""

    def __init__(self, need: Need) -> None:
        self.need = need
        super().__init__(type(need).__name__)


class Scene:
    """One text, everything known about it, and the turn that grows from it."""

    def __init__(
        self,
        contact: Contact,
        session: Session,
        message: Message,
        playbook: Playbook,
        now: datetime,
        known: Known,
        rules: Rules,
    ) -> None:
        self.contact = contact
        self.session = session
        self.message = message
        self.playbook = playbook
        self.now = now.astimezone(ZoneInfo(playbook.city.timezone))
        self.rules = rules
        self.replies: list[Reply] = []
        self.effects: list[Effect] = []
        self.kind = "reply"
        self.secret = False
        self.introduced = False
        self.misplaced: Finding | None = None
        self.before = session
        self._known = known
        self._decisions: dict[str, Decision] = {}
        self._settle_language()

    @cached_property
    def text(self) -> str:
        """What was texted, each run of blanks as one."""
        return squeezed(self.message.text)

    @cached_property
    def command(self) -> Command | None:
        """The keyword that the whole text is, if it is one; a mistyped one where no word of the playbook is meant, and
        a mistyped YES or NO only where something was asked."""
        exact = self.playbook.keywords.command(self.text)
        if exact is not None or fold(self.text) in self.playbook.vocabulary:
            return exact
        mended = self.playbook.keywords.mended(self.text)
        asked = self.session.frame is not None or self.session.offer is not None
        return mended if mended is not None and (asked or mended.name not in ("yes", "no")) else None

    @cached_property
    def command_name(self) -> str:
        """That keyword's name, "" when it is none."""
        return self.command.name if self.command else ""

    @cached_property
    def topic_wish(self) -> TopicWish | None:
        """What the text wants of the topics that residents may join, if it wants anything."""
        book = self.playbook
        if self.command is not None or not book.topics:
            return None
        kept, mended = book.city.hours.holidays, book.matcher.repaired
        return book.topic_wishes.wish(self.text, mended, book.topic_names, self.now, kept)

    @cached_property
    def asks_to_stop(self) -> bool:
        """Whether the text asks us, in any reasonable words, to send no more texts."""
        return self.playbook.wishes.opt_out_wish(self.text) is not None

    @property
    def decision(self) -> Decision:
        """What the matcher makes of the text."""
        return self.decision_on(self.text)

    def decision_on(self, text: str) -> Decision:
        """What the matcher makes of some words, asked once in a thought."""
        if text not in self._decisions:
            ranked = self.playbook.matcher.rank(text, self.language)
            self._decisions[text] = decide(tuple(each for each in ranked if self.offers(f"{each.kind}:{each.key}")))
        return self._decisions[text]

    @cached_property
    def packs_on(self) -> frozenset[str]:
        """The packs of answers that are on today."""
        return packs_on(self.playbook.city.packs, self.rules.switches, self.now.date())

    @property
    def storm(self) -> Storm | None:
        """Storm mode, while it is on."""
        storm = self.rules.storm
        return storm if storm is not None and storm.is_on(self.now) else None

    def offers(self, name: str) -> bool:
        """Whether "answer:key" or "flow:key" is there and its pack, if it has one, is on."""
        kind, _, key = name.partition(":")
        entry = self.playbook.entry(name)
        there = key in (self.playbook.answers if kind == "answer" else self.playbook.flows)
        return there and (entry is None or entry.pack is None or entry.pack in self.packs_on)

    def title(self, name: str) -> str:
        """The short name of "answer:key" or "flow:key" in the language of this turn."""
        return self.playbook.title(name, self.language)

    def holiday(self, name: str) -> str:
        """A holiday's name in the language of this turn, as the calendar has it where no copy does."""
        path = f"city.holiday_names.{name.removesuffix(' (observed)')}"
        return self.words(path) if self.playbook.has(path) else name

    def world(self, need: Need) -> Any:
        """The fact asked for. Raises NeedFirst while nobody has looked."""
        if need not in self._known:
            raise NeedFirst(need)
        return self._known[need]

    def words(self, path: str, **values: object) -> str:
        """The copy at `path` in the language of this turn."""
        return self.playbook.text(path, self.language, **values)

    def say(self, path: str, **values: object) -> None:
        """Add the copy at `path` to the reply."""
        self.replies.append(Reply(self.words(path, **values), path))

    def say_match(self, path: str, score: float | None, **values: object) -> None:
        """Add copy that the matcher chose, with its score."""
        self.replies.append(Reply(self.words(path, **values), path, score))

    def phrase(self, key: str, **values: object) -> None:
        """Add one of the bot's own sentences to the reply."""
        self.say(f"phrases.{key}", **values)

    def introduce(self, key: str, **values: object) -> None:
        """Add a sentence that already tells who is speaking, so that no first line need follow."""
        self.phrase(key, **values)
        self.introduced = True

    def do(self, effect: Effect) -> None:
        """Ask the world for something."""
        self.effects.append(effect)

    def has(self, *kinds: type) -> bool:
        """Whether the world was asked for something of those kinds."""
        return any(isinstance(effect, kinds) for effect in self.effects)

    def keep(self, **changes: Any) -> None:
        """Change the session."""
        self.session = replace(self.session, **changes)

    @property
    def length(self) -> int:
        """How long the reply is so far, in characters."""
        return len("\n\n".join(reply.text for reply in self.replies))

    def has_room(self, text: str) -> bool:
        """Whether some words still fit below the reply."""
        return self.length + 2 + len(text) <= LONGEST

    @property
    def too_long(self) -> bool:
        """Whether the reply is too long already, or will be with the first line of a new contact below it."""
        first = 0 if self.introduced or not self.contact.is_new(self.now) else len(self.words(FIRST_LINE)) + 2
        return self.length + first > LONGEST

    def turn(self) -> Turn:
        """The finished turn."""
        return Turn(
            session=replace(self.session, playbook=self.playbook.version),
            replies=tuple(self.replies),
            effects=tuple(self.effects),
            kind=self.kind,
            language=self.language,
            secret=self.secret,
        )

    def _command_with_number(self) -> Command | None:
        """The command of a text such as "ESTADO 2026-1121-0042"."""
        bare = REFERENCE.sub("", self.text)
        return self.playbook.keywords.command(bare) if bare != self.text else None

    def _answers_freely(self) -> bool:
        """Whether a few words answer a question that takes any: a name or a make of car is of no language."""
        frame = self.session.frame
        flow = self.playbook.flows.get(frame.flow) if frame else None
        step = flow.step(frame.step) if flow and frame else None
        return step is not None and step.kind == "ask" and self.command is None and len(self.text.split()) <= FEW_WORDS

    def _tells_language(self) -> bool:
        """Whether a command is one word of a language other than the city's first, and of no other."""
        own = self.command.language if self.command and self.command_name in OF_ONE_LANGUAGE else None
        word = self.text.strip()
        return own in self.playbook.languages[1:] and word.isalpha() and len(word) >= FEWEST_LETTERS

    def _settle_language(self) -> None:
        """The language of this turn. One word of command changes a language that is sure only where nobody types it who
        does not speak its own; ALTO is answered in its own, once."""
        kept, sure = self.contact.language, self.contact.language_sure
        told = (self.command_name in SENTENCES and len(self.text.split()) > 2) or self._tells_language()
        if sure and kept in self.playbook.languages and self.command and self.command_name != "language" and not told:
            own = self.command.language if self.command_name in ANSWERED_AS_SAID else None
            self.language, self.language_sure, self.foreign = str(kept), True, None
            if own in self.playbook.languages:
                self.language = str(own)
            return
        heard = self.playbook.hear(self.text, kept, sure)
        if self.command and self._tells_language():
            heard = replace(heard, language=str(self.command.language), sure=True, foreign=None)
        if kept in self.playbook.languages and not heard.sure and self._answers_freely():
            self.language, self.language_sure, self.foreign = str(kept), sure, None
            return
        self.language, self.language_sure, self.foreign = heard.language, heard.sure, heard.foreign
        command = self.command or self._command_with_number()
        if not heard.sure and command and command.language in self.playbook.languages:
            self.language, self.language_sure = str(command.language), True
        if (self.language, self.language_sure) != (kept, sure):
            self.do(SetLanguage(self.language, self.language_sure))
