"""storm.yaml -> the incidents of a playbook."""

from textbot.content.schema.storm import StormFile
from textbot.core.playbook import Incident


def incidents_of(entry: StormFile | None) -> tuple[Incident, ...]:
    """What storm mode gathers, in the file's order."""
    return tuple(
        Incident(
            key=key,
            path=f"incidents.{key}",
            flow=each.flow,
            slots=dict(each.slots),
            listen={language: tuple(texts) for language, texts in each.listen.items()},
            unless={language: tuple(texts) for language, texts in each.unless.items()},
        )
        for key, each in (entry.incidents.items() if entry else ())
    )
