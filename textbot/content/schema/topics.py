"""What may stand in topics.yaml, which may be left out: then the city texts nobody but those who text it."""

from typing import Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Heard, Key, Named, Said, Span


class TopicEntry(Entry):
    """Something residents may join, to be texted about it."""

    key: Key
    title: Said = Field(description="Its short name, within a sentence: 'trash reminders'.")
    about: Said = Field(description="What comes, so that it can follow 'a text': 'the evening before your trash day'.")
    frequency: Said = Field(description="How often: 'about 4 texts a month'. Said before anybody joins.")
    window: Span = Field("08:00-21:00", description="Local hours between which its texts go out.")
    holidays: bool = Field(True, description="false: on the city's holidays its texts wait for the next day.")
    home: bool = Field(False, description="Who joins is asked for their address, if we keep none.")
    department: str = ""
    listen: Heard = Field(description="Texts that alone ask for it: 'trash reminders'.")
    named: Heard = Field(
        default_factory=dict, description="Words that mean it beside a wish: 'trash' in 'no more trash'."
    )
    offered: list[Named] = Field(default_factory=list, description="Answers and flows below which it is offered.")


class TopicsFile(Entry):
    """topics.yaml: what residents may join."""

    version: Literal[1]
    topics: list[TopicEntry] = Field(default_factory=list)
