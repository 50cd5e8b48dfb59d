"""What may stand in newsletters.yaml, which may be left out."""

from typing import Annotated, Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Key, Language, Said

About = Literal["own", "own-open", "followed", "fixed", "trash-slide", "event"]


class WhenEntry(Entry):
    """Whom a rule's line is for: each list that is written must hold for the resident."""

    topics: list[Key] = Field(default_factory=list, description="Who joined one of these topics, too.")
    districts: list[str] = Field(default_factory=list)
    zones: list[str] = Field(default_factory=list)
    languages: list[Language] = Field(default_factory=list)


class LineEntry(Entry):
    """One rule: what it is about, whom it is for, and the line it says."""

    key: Key
    about: About = Field(
        description="own: the resident's own requests done last month; own-open: those still to be done; followed: "
        "those they follow, done; fixed: requests done last month; trash-slide: a holiday that moves their pickup; "
        "event: the next time of an event of events.yaml."
    )
    of: str = Field("", description="fixed: which report (all when left out); event: which event.")
    where: Literal["district", "city"] = Field("district", description="fixed: counted there.")
    at_least: Annotated[int, Field(ge=1)] = Field(1, description="fixed: said of so many at least.")
    most: Annotated[int, Field(ge=1, le=5)] = Field(1, description="own and followed: so many lines at most.")
    days: Annotated[int, Field(ge=1, le=120)] = Field(35, description="event, trash-slide: within so many days.")
    weight: Annotated[int, Field(ge=0, le=100)] = Field(50, description="The heaviest are taken until it is full.")
    when: WhenEntry = WhenEntry()
    say: Said
    say_one: str = Field("", description="fixed: said of a single one.")


class DaysEntry(Entry):
    """How {days} is said."""

    none: Said = Field(default="under 1 day", description="Less than a day.")
    one: Said = "1 day"
    many: Said = Field(default="{count} days", description="{count}: how many.")


class NewsletterEntry(Entry):
    """A digest for each resident, from rules; its first line to its last in the rules' order."""

    key: Key
    title: Said
    topic: Key = Field(description="The topic of topics.yaml that residents join for it.")
    text: Said = Field(description="The whole text: {month}, {digest}.")
    days: DaysEntry = Field(default_factory=DaysEntry)
    rules: Annotated[list[LineEntry], Field(min_length=1)]


class NewslettersFile(Entry):
    """newsletters.yaml: what the city tells each resident every month, and by which rules."""

    version: Literal[1]
    newsletters: list[NewsletterEntry] = Field(default_factory=list)
