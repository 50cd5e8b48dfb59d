"""A list of phones that is uploaded for a notice: read, and kept only when every row is right."""

from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from textbot.runtime import Runtime
from textbot.store.staff import StaffRow
from textbot.web.translations import _

# 50,000 rows with a few columns; the rest of the form is small.
LARGEST_FORM = 16 * 1024 * 1024
MOST_SHOWN = 50


@dataclass(frozen=True)
class Upload:
    """What came of it. list_id: None while it was not kept; problems: the first of `number`."""

    list_id: int | None = None
    words: str = ""
    problems: tuple[str, ...] = ()
    number: int = 0


def take_upload(rt: Runtime, member: StaffRow, file: FileStorage | None) -> Upload:
    """Read the file that was sent."""
    if file is None or not file.filename:
        return Upload(problems=(_("Choose a file first."),), number=1)
    return Upload(problems=(_("Choose a file first."),), number=1)
