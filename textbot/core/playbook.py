"""The playbook: everything the bot says and listens for in one city, loaded and frozen.

Said words are not stored on the nouns below: every piece of copy has a path (`answers.trash-day.say`,
`flows.pothole.steps.lane.say`) and `Playbook.words` holds, per language, path -> text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from textbot.core.city import City
from textbot.core.days.event import Event
from textbot.core.days.opening import Opening
from textbot.core.hearing.emergency import Emergencies
from textbot.core.hearing.keywords import Keywords
from textbot.core.hearing.refusals import Refusals
from textbot.core.hearing.topic_names import TopicNames
from textbot.core.hearing.topic_wishes import TopicWishes
from textbot.core.hearing.wishes import Wishes
from textbot.core.languages.language import Detector, LanguageWords
from textbot.core.languages.language import Heard as HeardLanguage
from textbot.core.languages.language import hear as hear_language
from textbot.core.lookups.lookup import Lookup, Table
from textbot.core.match import Matcher
from textbot.core.notices.newsletter import Newsletter
from textbot.core.notices.topic import Topic
from textbot.core.outings import Thing
from textbot.core.reports.terms import Duplicates, Owner, Safety, folded
from textbot.core.routing import Rule
from textbot.core.saved_replies import SavedReply
from textbot.core.wording import fill
from textbot.core.words import fold
from textbot.core.work_orders.spec import Assignments

Heard = Mapping[str, tuple[str, ...]]  # language -> phrasings or words listened for


@dataclass(frozen=True)
class Option:
    """One choice of a `choose` step; `next` names the step it leads to (None: the one after); owner: key of the flow's
    owner whose matter it is, which ends the flow."""

    key: str
    path: str
    hear: Heard = field(default_factory=dict)
    next: str | None = None
    owner: str | None = None

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """The words it listens for in any language, folded."""
        return tuple(fold(word) for words in self.hear.values() for word in words)


@dataclass(frozen=True)
class Step:
    """One named step of a flow. What it says stands at `<path>.say`, its short name in a summary at `<path>.label`.

    optional: SKIP passes it. silent: filled from the first text when said there, never asked.
    secret: the answer is masked before it is stored. fill: patterns per language; group 1 (or all) is the value.
    lookup: a `say` step that looks its values up first; a step that asks for what is looked up by. topic: of a `join`
    step, whose words are the topic's.
    """

    name: str
    kind: str
    path: str
    options: tuple[Option, ...] = ()
    optional: bool = False
    silent: bool = False
    secret: bool = False
    next: str | None = None
    fill: Heard = field(default_factory=dict)
    lookup: Lookup | None = None
    pick: str | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Answer:
    """A knowledge-base entry; its text stands at `<path>.say`, its short name at `<path>.title`, what is said while it
    is not known at `<path>.not_yet`, on a holiday at `<path>.holiday_say`.

    owner: who keeps it right. review_by, until: the last days it may be sent; since: the first.
    choices, related: "answer:key" or "flow:key". pack: answered only while that pack of the city is on. hours: keys of
    the playbook's opening hours it is about. lists: tags; everything with one of them is listed below its words,
    what also has a tag of `first` before the rest.
    refuse: fixed words that give no advice; a person gets the question, at `priority` (normal | high).
    """

    key: str
    path: str
    ask: Heard = field(default_factory=dict)
    listen: Heard = field(default_factory=dict)
    department: str = ""
    owner: str = ""
    source: str = ""
    review_by: date | None = None
    since: date | None = None
    until: date | None = None
    choices: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    refuse: bool = False
    priority: str = "normal"
    pack: str | None = None
    hours: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    lookup: Lookup | None = None


@dataclass(frozen=True)
class Flow:
    """A conversation of several steps. kind: "report" or "request" (ends in a service request) or "answer"
    (an answer that must ask something first; `entry` is what the knowledge base says of it). listen: strong words that
    alone mean this flow. Title at `<path>.title`, the line for "how do I ..." at `<path>.guidance`, its own words for
    a new status (where it has any) at `<path>.updates.<status>`.

    expected_days: working days from and to which it usually takes. public: how exact a place may be shown outside:
    place | block | none. contact: whether a name and number are asked for: none | optional | required. duplicates:
    None when they are not looked for. notify: departments told beside its own. urgent: taken in a storm, too."""

    key: str
    kind: str
    path: str
    steps: tuple[Step, ...]
    ask: Heard = field(default_factory=dict)
    listen: Heard = field(default_factory=dict)
    department: str = ""
    priority: str = "normal"
    service_code: str = ""
    expected_days: tuple[int, int] | None = None
    public: str = "none"
    contact: str = "none"
    duplicates: Duplicates | None = None
    safety: tuple[Safety, ...] = ()
    owners: tuple[Owner, ...] = ()
    notify: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    urgent: bool = False
    entry: Answer | None = None

    def step(self, name: str) -> Step | None:
        """The step of that name, or None when this version of the flow has none."""
        return next((step for step in self.steps if step.name == name), None)


@dataclass(frozen=True)
class Incident:
    """What many residents text at once in a storm. Its short name stands at `<path>.title`. flow: the kind of its one
    service request, slots: what is filled in there. listen: words that mean it;
    unless: where these stand beside them, something else is meant."""

    key: str
    path: str
    flow: str
    slots: Mapping[str, str] = field(default_factory=dict)
    listen: Heard = field(default_factory=dict)
    unless: Heard = field(default_factory=dict)

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """The words it listens for in any language, folded."""
        return folded(self.listen)

    @cached_property
    def unheard(self) -> tuple[str, ...]:
        """The words beside which something else is meant, folded."""
        return folded(self.unless)


@dataclass(frozen=True, repr=False)
class Playbook:
    """All of one city's flows, answers, keywords and words. `version` is the hash of its files, `gazetteer` that of
    its places alone."""

    version: str
    city: City
    flows: Mapping[str, Flow]
    answers: Mapping[str, Answer]
    keywords: Keywords
    wishes: Wishes
    emergencies: Emergencies
    language_words: LanguageWords
    words: Mapping[str, Mapping[str, str]]
    matcher: Matcher
    detector: Detector | None = None
    gazetteer: str = ""
    opening: Mapping[str, Opening] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    refusals: Refusals = Refusals()
    assignments: Assignments = Assignments()
    routing: tuple[Rule, ...] = ()
    replies: tuple[SavedReply, ...] = ()
    incidents: tuple[Incident, ...] = ()
    topics: Mapping[str, Topic] = field(default_factory=dict)
    topic_wishes: TopicWishes = TopicWishes({}, {})
    events: Mapping[str, Event] = field(default_factory=dict)
    newsletters: Mapping[str, Newsletter] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word of the phrasings, options and titles: what a resident may well mean as it is typed."""
        entries: tuple[Flow | Answer, ...] = (*self.flows.values(), *self.answers.values())
        heard = [
            text for each in entries for table in (each.ask, each.listen) for texts in table.values() for text in texts
        ]
        options = [
            word
            for each in self.flows.values()
            for step in each.steps
            for option in step.options
            for word in option.heard
        ]
        titles = [text for own in self.words.values() for path, text in own.items() if path.endswith(".title")]
        return frozenset(word for text in (*heard, *options, *titles) for word in fold(text).split())

    @cached_property
    def topic_names(self) -> TopicNames:
        """How residents call the topics they may join."""
        titles = {
            key: [own.get(f"{each.path}.title", "") for own in self.words.values()] for key, each in self.topics.items()
        }
        return TopicNames.of(self.topics.values(), titles)

    def warm(self) -> None:
        """Make all that the first text would otherwise wait for: hear one, and let it go."""
        said = " ".join(next(iter(self.words[self.languages[0]].values()), "hello").split()[:12])
        self.keywords.command(said)
        self.hear(said, None, False)
        self.emergencies.heard(said)
        self.refusals.heard(said)
        self.matcher.rank(said, self.languages[0])
        self.matcher.sensed(said)
        if self.detector:
            self.detector(said)
        _ = self.vocabulary, self.topic_names

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages the bot speaks, the one flows/ is written in first."""
        return self.city.languages

    def language_for(self, *known: str | None) -> str:
        """The first of `known` that the bot speaks; its own first language when it speaks none of them."""
        return next((each for each in known if each in self.languages), self.languages[0])

    def text(self, path: str, language: str, **values: object) -> str:
        """The copy at `path` in `language` (the first language where it lacks one), its {placeholders} filled
        from `values` and the city's own facts. Raises KeyError for a path that no file has."""
        return fill(self.template(path, language), {**self.facts(language), **values})

    def template(self, path: str, language: str) -> str:
        """The copy at `path` as it is written, its {placeholders} unfilled. Raises KeyError as `text` does."""
        own = self.words.get(language, {})
        return own[path] if path in own else self.words[self.languages[0]][path]

    def hear(self, text: str, current: str | None, sure: bool) -> HeardLanguage:
        """The language to answer a text in; current and sure: what was kept so far."""
        return hear_language(text, current, sure, self.languages, self.detector, self.language_words)

    def has(self, path: str) -> bool:
        """Whether any copy stands at `path`."""
        return path in self.words[self.languages[0]]

    def title(self, name: str, language: str) -> str:
        """The short name of "answer:key" or "flow:key". Raises KeyError for one that is not there."""
        kind, _, key = name.partition(":")
        path = self.answers[key].path if kind == "answer" else self.flows[key].path
        return self.text(f"{path}.title", language)

    def entry(self, name: str) -> Answer | None:
        """What the knowledge base holds of "answer:key" or "flow:key"; None for a report and for what is not there."""
        kind, _, key = name.partition(":")
        flow = self.flows.get(key) if kind == "flow" else None
        return self.answers.get(key) if kind == "answer" else flow.entry if flow else None

    def facts(self, language: str) -> dict[str, str]:
        """Placeholders every text may use: {city} {short} {domain} and {phone_<key>} for each phone in city.yaml."""
        names = {"city": self.template("city.name", language), "short": self.template("city.short_name", language)}
        phones = {f"phone_{key}": number for key, number in self.city.phones.items()}
        return {**names, "domain": self.city.domain, **phones}
