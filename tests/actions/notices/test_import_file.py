"""Long files are taken in by a worker: some rows at a time, whole, once, also when it is killed in between."""

import pytest
from sqlalchemy import select

from tests.actions.notices.test_import_lists import HEAD, rows, topics
from tests.rig.office import Office
from textbot.actions.notices import import_file as long_files
from textbot.actions.notices import import_opt_outs, import_subscribers, read_csv
from textbot.actions.notices.import_file import begin_import, faults_of, import_file, lines_of, take_import
from textbot.store import file_imports, lists, outbox
from textbot.store.consents import consents
from textbot.store.contacts import contacts
from textbot.store.file_imports import FileImportRow


class Killed(BaseException):
    """SIGKILL leaves no time for anything."""


def line(number: int) -> str:
    return f"602-555-{number:04},trash-reminders,2026-10-01,paper form,I agree,,es,,\n"


FIVE = {
    "subscribers": HEAD + "".join(map(line, range(5))),
    "opt-outs": "phone\n" + "".join(f"602-555-{each:04}\n" for each in range(5)),
    "phones": "phone,first name\n" + "".join(f"602-555-{each:04},Ana\n" for each in range(5)),
}
SAID = {
    "subscribers": ["5 sign-ups were added.", "5 phones are new to us."],
    "opt-outs": ["5 phones get no texts any more.", "5 phones are new to us."],
    "phones": ["5 phones are kept.", "5 phones are new to us.", "The text may say: {{ first_name }}."],
}
kinds = pytest.mark.parametrize("kind", list(FIVE))


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows a transaction."""
    for module in (import_subscribers, import_opt_outs, read_csv):
        monkeypatch.setattr(module, "AT_ONCE", 2)


def row(desk: Office, import_id: int) -> FileImportRow:
    with desk.rt.database.read() as conn:
        found = file_imports.by_id(conn, import_id)
    assert found is not None
    return found


def work(desk: Office) -> int:
    """What the worker does with all that waits for it; how many deeds."""
    with desk.rt.database.read() as conn:
        due = [each for each in outbox.due(conn, desk.rt.now()) if each.deed == long_files.DEED]
    for each in due:
        with desk.rt.database.write() as conn:
            outbox.done(conn, each.id, desk.rt.now())
        import_file(desk.rt, each.ref)
    return len(due)


def begun(desk: Office, kind: str, text: str = "") -> int:
    """A file that its member has said yes to."""
    import_id = begin_import(desk.rt, desk.member, kind, "list.csv", (text or FIVE[kind]).encode())
    if kind != "phones":
        work(desk)
        assert take_import(desk.rt, desk.member, import_id)
        assert not take_import(desk.rt, desk.member, import_id)
    return import_id


def is_taken_in(desk: Office, import_id: int, kind: str) -> None:
    done = row(desk, import_id)
    assert done.state == "done"
    assert [each.english for each in lines_of(done)] == SAID[kind]
    assert len(rows(desk, select(contacts))) == 5
    assert len(rows(desk, select(consents))) == (0 if kind == "phones" else 5)
    with desk.rt.database.read() as conn:
        assert file_imports.data_of(conn, import_id) is None
        assert [each.rows for each in lists.newest(conn)] == ([5] if kind == "phones" else [])


@kinds
def test_a_file_is_taken_in_once(desk: Office, kind: str) -> None:
    import_id = begun(desk, kind)
    assert work(desk) == 1
    is_taken_in(desk, import_id, kind)
    import_file(desk.rt, import_id)
    assert work(desk) == 0
    is_taken_in(desk, import_id, kind)


@kinds
def test_others_have_their_turn_in_between(desk: Office, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_files, "SLICE_SECONDS", -1.0)
    import_id, far = begun(desk, kind), []
    while work(desk):
        far.append(row(desk, import_id).done)
    assert far == [2, 4, 5, 5]
    is_taken_in(desk, import_id, kind)


@kinds
def test_a_killed_worker_leaves_nothing_out_and_does_nothing_twice(
    desk: Office, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = begun(desk, kind)

    def killed(self: object) -> bool:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(long_files._Kept, "is_over", property(killed))
        with pytest.raises(Killed):
            import_file(desk.rt, import_id)
    assert row(desk, import_id).done == 2
    import_file(desk.rt, import_id)
    is_taken_in(desk, import_id, kind)


@kinds
def test_what_is_wrong_is_told_by_row_and_nothing_is_taken_in(desk: Office, kind: str) -> None:
    wrong = FIVE[kind].replace("602-555-0003", "1.6E+10")
    import_id = begin_import(desk.rt, desk.member, kind, "list.csv", wrong.encode())
    work(desk)
    found = row(desk, import_id)
    assert found.state == "faulty"
    assert [str(each).split(":")[0] for each in faults_of(found)] == ["row 5, column phone"]
    assert rows(desk, select(contacts)) == []
    assert not take_import(desk.rt, desk.member, import_id)


def test_who_joined_meanwhile_is_not_joined_again(desk: Office) -> None:
    import_id = begun(desk, "subscribers")
    import_subscribers.import_subscribers(desk.rt, desk.member, (HEAD + line(1)).encode(), "one.csv", write=True)
    work(desk)
    assert "One was joined already." in [each.english for each in lines_of(row(desk, import_id))]
    assert topics(desk, "+16025550001") == {"trash-reminders": "on"}
