"""What a report says of its own when it is closed leaves room for the question whether it is fixed."""

import pytest

from tests.content.tiny import tiny
from textbot.content.proof import proofread


@pytest.mark.parametrize(("letters", "fits"), [(180, True), (280, False)])
def test_own_words_for_closed_leave_room_for_the_question(letters: int, fits: bool) -> None:
    files = tiny()
    name = "reports/pothole.yaml"
    said = files[name].decode().replace("key: pothole\n", f'key: pothole\nupdates: {{closed: "{"x" * letters}"}}\n', 1)
    found = [str(each) for each in proofread({**files, name: said.encode()}).problems if each.path.endswith("closed")]
    assert any("with phrases.update_ask behind it" in each for each in found) != fits
