"""Changing what an answer says: its line in the YAML and its translations, everything else as its author wrote it."""

from collections.abc import Mapping

import yaml

from textbot.content.draft import read_draft
from textbot.content.new_answer import FACTS, SAID, quoted, scalar
from textbot.content.phrasing import NoPlace
from textbot.content.translations import translate, update_catalog
from textbot.content.tree import read_yaml

CHANGEABLE = (*SAID, *FACTS)


def with_changes(
    files: Mapping[str, bytes], key: str, values: Mapping[str, str], spoken: Mapping[str, Mapping[str, str]]
) -> dict[str, bytes]:
    """The files to write so that the answer has these values in the first language, and `spoken` (language -> name ->
    text) in others. Raises KeyError for an answer there is none of, NoPlace where the YAML cannot be changed by
    itself, and ContentErrors for a broken file."""
    name = f"answers/{key}.yaml"
    data = files[name]
    for field, text in values.items():
        data = with_value(name, data, field, text)
    changed = {name: data}
    draft = read_draft({**files, **changed})
    if draft.problems:
        return changed
    first, *others = draft.languages
    for language in others:
        texts = {f"answers.{key}.{field}": text for field, text in spoken.get(language, {}).items()}
        file = f"locales/{language}/flows.po"
        changed[file] = translate(update_catalog(draft.words[first], language, files.get(file)), texts)
    return changed


def with_value(file: str, data: bytes, name: str, text: str) -> bytes:
    """The file with `text` as the value of a key at its top, put in at its end when it is not there yet."""
    before = read_yaml(file, data).data
    source = data.decode("utf-8-sig")
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    written = scalar(text) if name in FACTS else quoted(text)
    node = next((value for key, value in root.value if key.value == name), None)
    newline = "\r\n" if "\r\n" in source else "\n"
    if node is None:
        made = f"{source.rstrip()}{newline}{name}: {written}{newline}"
    else:
        start, end = node.start_mark.index, node.end_mark.index
        kept = source[start:end]
        made = source[:start] + written + kept[len(kept.rstrip()) :] + source[end:]
    if read_yaml(file, made.encode()).data != {**before, name: text}:
        raise NoPlace(f"{name}: is written in a way that cannot be changed by itself")
    return data[: len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))] + made.encode()
