"""A list of phones that is uploaded for a notice: read, and kept only when every row is right."""

from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.datastructures import FileStorage

from textbot.actions.notices.import_file import PHONES, begin_import, is_long
from textbot.actions.notices.import_words import told_of_list
from textbot.actions.notices.read_csv import upload_list
from textbot.content.csv_cells import Fault
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow
from textbot.web.translations import _, say

# 50,000 rows with a few columns; the rest of the form is small.
LARGEST_FORM = 41 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """What came of it. list_id: None while it was not kept; problems: the first of `number`; import_id: it is long,
    and looked through in the background."""

    list_id: int | None = None
    words: str = ""
    problems: tuple[str, ...] = ()
    number: int = 0
    import_id: int | None = None


def take_upload(rt: Runtime, member: StaffRow, file: FileStorage | None) -> Upload:
    """Read the file that was sent, and keep it as a list when nothing is wrong with it."""
    if file is None or not file.filename:
        return Upload(problems=(_("Choose a file first."),), number=1)
    name, data = clean(PurePath(file.filename.replace("\\", "/")).stem)[:80], file.read()
    if is_long(data):
        return Upload(import_id=begin_import(rt, member, PHONES, name, data))
    found = upload_list(rt, member, name, data)
    if found.wrong:
        return Upload(problems=tuple(map(fault_words, found.faults)), number=found.wrong)
    return Upload(found.list_id, " ".join(say(line) for line in told_of_list(found)))


def fault_words(fault: Fault) -> str:
    """ "Row 7, column phone: ..."."""
    words = _(fault.message, **fault.values)
    if not fault.row:
        return words[:1].upper() + words[1:]
    if fault.column:
        return _("Row %(row)s, column %(column)s: %(words)s", row=fault.row, column=fault.column, words=words)
    return _("Row %(row)s: %(words)s", row=fault.row, words=words)
