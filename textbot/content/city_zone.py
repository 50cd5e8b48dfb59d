"""A city's time zone, where nothing else of its playbook is needed."""

from collections.abc import Mapping

from textbot.content.tree import read_yaml

FILE = "city.yaml"


def city_zone(files: Mapping[str, bytes]) -> str:
    """The time zone that a published playbook's city.yaml names. Raises ContentErrors when that cannot be read."""
    return str(read_yaml(FILE, files[FILE]).data["timezone"])
