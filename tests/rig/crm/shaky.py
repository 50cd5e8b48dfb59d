"""A works department that fails now and then, mostly after it has made the order; and a city that sends it potholes."""

import random
import re
import shutil
from pathlib import Path

from tests.rig.crm.server import Asked
from tests.rig.crm.works import SECRET, Works
from textbot.config import HOME

# Of 100 events that are told. Reading fails less often.
FAULTS = {"after_create": 16, "dropped": 6, "hang": 3, "too_many": 2, "away": 3}
ENV = {"TEXTBOT_CONNECTOR_WORKS": SECRET}
CONNECTORS = """version: 1
systems:
  works:
    kind: webhook
    url: {url}
    secrets: {{signing: TEXTBOT_CONNECTOR_WORKS}}
    options: {{finds: "/orders?reference={{reference}}"}}
    seconds: 1
    settle_seconds: 3
    poll_minutes: 0
services:
  pothole: {{system: works, fields: {{lane: "{{lane}}"}}}}
"""


class Shaky(Works):
    """Fails from a seed, at most twice in a row: how a system is left alone that fails more often, other tests try."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._dice = random.Random(seed)
        self._in_a_row = 0
        self.failures: dict[str, int] = dict.fromkeys(FAULTS, 0)

    def _fault_for(self, asked: Asked) -> str:
        if self._in_a_row == 2 or (asked.method != "POST" and self._dice.random() < 0.8):
            self._in_a_row = 0
            return ""
        fault = self._drawn()
        self._in_a_row = self._in_a_row + 1 if fault else 0
        return fault

    def _drawn(self) -> str:
        drawn = self._dice.uniform(0, 100)
        for fault, share in FAULTS.items():
            drawn -= share
            if drawn < 0:
                self.failures[fault] += 1
                return fault
        return ""


def city_of(folder: Path, url: str) -> Path:
    """The demo city, whose potholes go to that address, each of them a report of its own."""
    shutil.copytree(HOME / "flows", folder)
    shutil.copytree(HOME / "locales", folder / "locales")
    pothole = folder / "reports" / "pothole.yaml"
    pothole.write_text(re.sub(r"^duplicates:.*\n", "", pothole.read_text("utf-8"), flags=re.M), "utf-8")
    (folder / "connectors.yaml").write_text(CONNECTORS.format(url=url))
    return folder
