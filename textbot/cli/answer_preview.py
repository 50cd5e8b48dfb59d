"""What residents will see of a new answer, in every language."""

from collections.abc import Mapping

from textbot.cli.answer_form import NAMES
from textbot.content.draft import read_draft
from textbot.content.longest import Longest
from textbot.content.new_answer import NewAnswer
from textbot.core.segments import count


def preview(answer: NewAnswer, files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> str:
    """The texts with their placeholders filled, what they cost, and how many ways of asking lead to them."""
    draft = read_draft({**files, **changed})
    longest = Longest(draft)
    blocks = []
    for language in draft.languages:
        part = "say" if answer.say else "not_yet"
        text = longest.text(f"answers.{answer.key}.{part}", language)
        parts = count(text).parts
        cost = f"{len(text)} characters, {parts} {'segment' if parts == 1 else 'segments'}"
        ways = len(answer.ask.get(language, ()))
        blocks.append(
            f"{NAMES.get(language, language)} ({cost}; {ways} {'phrasing' if ways == 1 else 'phrasings'}), "
            f'"{answer.title.get(language, "")}":\n  {text}'
        )
    return "\nResidents will read\n\n" + "\n\n".join(blocks)
