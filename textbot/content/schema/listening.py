"""What may stand in phrases.yaml and keywords.yaml: what the bot says by itself, and listens for."""

from typing import Any, Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Key, Language, Listening, Said, Snake


class PhrasesFile(Entry):
    """phrases.yaml: the bot's own sentences."""

    version: Literal[1]
    phrases: dict[Snake, Said]


class KeywordsFile(Entry):
    """keywords.yaml: what the bot listens for apart from answers and reports. Its words are read by the core; here
    stands the outline."""

    version: Literal[1]
    commands: dict[Snake, Listening] = Field(description="Whole texts that are commands: name -> language -> words.")
    questions: dict[Snake, Listening] = Field(default_factory=dict, description="Questions with fixed answers.")
    wishes: dict[Snake, dict[str, Any]] = Field(default_factory=dict, description="What a sentence asks for.")
    refusals: dict[Key, dict[str, Any]] = Field(
        default_factory=dict, description="What is never answered: key of an answer with refuse: true -> what is heard."
    )
    topics: dict[Snake, Listening] = Field(default_factory=dict, description="What is wanted of topics.yaml's topics.")
    emergency: dict[Literal["danger", "crisis", "gas"], Listening] = Field(
        default_factory=dict, description="Phrases of this city, added to the built-in ones."
    )
    language: dict[Language, list[str]] = Field(default_factory=dict, description="Words that tell a language.")
