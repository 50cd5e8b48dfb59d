"""A list of phones that is uploaded for a notice: read, and kept only when every row is right."""

from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.datastructures import FileStorage

from textbot.actions.notices.import_file import PHONES, begin_import, faults_of, is_long, lines_of, see_import
from textbot.actions.notices.import_words import told_of_list
from textbot.actions.notices.read_csv import upload_list
from textbot.content.csv_cells import Fault
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store.file_imports import BUSY
from textbot.store.staff import StaffRow
from textbot.web.translations import _, say

# 50,000 rows with a few columns; the rest of the form is small.
LARGEST_FORM = 41 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """What came of it. list_id: None while it was not kept; problems: the first of `number`; import_id: it is long,
    and looked through in the background; done, whole: rows, how far that is."""

    list_id: int | None = None
    words: str = ""
    problems: tuple[str, ...] = ()
    number: int = 0
    import_id: int | None = None
    done: int = 0
    whole: int = 0


def take_upload(rt: Runtime, member: StaffRow, file: FileStorage | None) -> Upload:
    """Read the file that was sent, and keep it as a list when nothing is wrong with it."""
    if file is None or not file.filename:
        return Upload(problems=(_("Choose a file first."),), number=1)
    name, data = clean(PurePath(file.filename.replace("\\", "/")).stem)[:80], file.read()
    if is_long(data):
        return look_again(rt, member, begin_import(rt, member, PHONES, name, data))
    found = upload_list(rt, member, name, data)
    if found.wrong:
        return Upload(problems=tuple(map(fault_words, found.faults)), number=found.wrong)
    return Upload(found.list_id, " ".join(say(line) for line in told_of_list(found)))


def look_again(rt: Runtime, member: StaffRow, import_id: int) -> Upload:
    """How a long file stands now: still looked through, kept, or not to be kept and why."""
    seen = see_import(rt, member, import_id)
    if seen is None or seen.is_given_up:
        return Upload(problems=(_("The list could not be taken in. Please upload it again."),), number=1)
    row = seen.row
    if row.state in BUSY:
        return Upload(import_id=import_id, done=row.done, whole=row.rows)
    if found := faults_of(row):
        return Upload(problems=tuple(map(fault_words, found)), number=int(row.told.get("wrong", 0)))
    return Upload(row.list_id, " ".join(say(line) for line in lines_of(row)))


def fault_words(fault: Fault) -> str:
    """ "Row 7, column phone: ..."."""
    words = _(fault.message, **fault.values)
    if not fault.row:
        return words[:1].upper() + words[1:]
    if fault.column:
        return _("Row %(row)s, column %(column)s: %(words)s", row=fault.row, column=fault.column, words=words)
    return _("Row %(row)s: %(words)s", row=fault.row, words=words)
