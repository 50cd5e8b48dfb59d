"""The published JSON Schemas as files, byte for byte the same on every machine."""

import json
from typing import Any

from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.base import Entry
from textbot.content.schema.city import CityFile
from textbot.content.schema.connectors import ConnectorsFile
from textbot.content.schema.events import EventsFile
from textbot.content.schema.hours import HoursFile
from textbot.content.schema.listening import KeywordsFile, PhrasesFile
from textbot.content.schema.newsletters import NewslettersFile
from textbot.content.schema.notice import NoticeFile
from textbot.content.schema.patterns import PatternsFile
from textbot.content.schema.replies import RepliesFile
from textbot.content.schema.report import ReportFile
from textbot.content.schema.routing import RoutingFile
from textbot.content.schema.situations import SituationsFile
from textbot.content.schema.storm import StormFile
from textbot.content.schema.topics import TopicsFile

FILE_MODELS: dict[str, type[Entry]] = {
    "city": CityFile,
    "phrases": PhrasesFile,
    "keywords": KeywordsFile,
    "hours": HoursFile,
    "situations": SituationsFile,
    "connectors": ConnectorsFile,
    "answer": AnswerFile,
    "report": ReportFile,
    "patterns": PatternsFile,
    "routing": RoutingFile,
    "replies": RepliesFile,
    "topics": TopicsFile,
    "events": EventsFile,
    "newsletters": NewslettersFile,
    "storm": StormFile,
    "notice": NoticeFile,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema (2020-12) per file kind: city, phrases, keywords, hours, situations, answer, report."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: {**head, **model.model_json_schema()} for name, model in FILE_MODELS.items()}


def schema_files() -> dict[str, bytes]:
    """File name -> content, one per file kind: "city.json", "answer.json" and so on."""
    return {
        f"{name}.json": (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
        for name, schema in json_schemas().items()
    }
