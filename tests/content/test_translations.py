import polib
import pytest

from textbot.content.translations import read_catalog, update_catalog

FIRST = {"phrases.help": "Help\nis here.", "phrases.menu": "Menu {city}"}
FILE = "locales/es/flows.po"


def _translated(**texts: str) -> bytes:
    catalog = polib.pofile(update_catalog(FIRST, "es", None).decode() + "\n")
    for entry in catalog:
        entry.msgstr = texts.get(entry.msgctxt.split(".")[1], "")
    return str(catalog).encode()


def test_a_new_catalog_lists_every_path_with_its_original() -> None:
    catalog, problems = read_catalog("es", FILE, update_catalog(FIRST, "es", None))
    assert not problems
    assert {path: entry.original for path, entry in catalog.entries.items()} == FIRST
    assert catalog.words() == {}


def test_translations_survive_the_round_trip() -> None:
    data = _translated(help="Ayuda\naquí está: «ñ»", menu="Menú {city}")
    catalog, problems = read_catalog("es", FILE, update_catalog(FIRST, "es", data))
    assert not problems
    assert catalog.words() == {"phrases.help": "Ayuda\naquí está: «ñ»", "phrases.menu": "Menú {city}"}
    assert not any(entry.fuzzy for entry in catalog.entries.values())


def test_updating_twice_changes_nothing() -> None:
    once = update_catalog(FIRST | {"phrases.new": "New"}, "es", _translated(help="Ayuda", menu="Menú {city}"))
    assert update_catalog(FIRST | {"phrases.new": "New"}, "es", once) == once


def test_a_changed_original_keeps_its_translation_marked_fuzzy() -> None:
    fresh = update_catalog(FIRST | {"phrases.help": "Help!"}, "es", _translated(help="Ayuda", menu="Menú {city}"))
    catalog, _ = read_catalog("es", FILE, fresh)
    assert (catalog.entries["phrases.help"].text, catalog.entries["phrases.help"].fuzzy) == ("Ayuda", True)
    assert catalog.entries["phrases.help"].original == "Help!"
    assert b'#| msgid ""\n#| "Help\\n"' in fresh


def test_a_text_that_is_gone_is_dropped_and_a_new_one_added() -> None:
    fresh = update_catalog({"phrases.menu": "Menu {city}", "phrases.new": "New"}, "es", _translated(menu="Menú {city}"))
    catalog, _ = read_catalog("es", FILE, fresh)
    assert list(catalog.entries) == ["phrases.menu", "phrases.new"]
    assert catalog.words() == {"phrases.menu": "Menú {city}"}


def test_comments_of_translators_stay() -> None:
    data = _translated(help="Ayuda").replace(b'msgctxt "phrases.help"', b'# as on the flyer\nmsgctxt "phrases.help"')
    assert b"# as on the flyer\n" in update_catalog(FIRST, "es", data)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b'msgctxt "a"\nmsgid "x"\nmgstr "y"\n', "cannot read this"), (b'msgid "x"\nmsgstr "\xff"\n', "not UTF-8"),
     (b'msgid "x"\nmsgstr "y"\n', "this entry has no path")],
    ids=["syntax", "encoding", "no path"],
)  # fmt: skip
def test_a_broken_catalog_names_file_and_line(data: bytes, message: str) -> None:
    _, problems = read_catalog("es", FILE, data)
    assert problems[0].file == FILE
    assert problems[0].line >= 1
    assert message in problems[0].message
