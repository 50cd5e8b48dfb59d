"""An answer gets other words in every language at once, and one that is not known yet becomes known."""

from tests.cli.conftest import Town
from textbot.cli.answers import answers
from textbot.content.load import load_playbook
from textbot.content.proof import proofread


def text(town: Town, path: str, language: str) -> str:
    return load_playbook(town.files()).text(path, language)


def test_words_change_in_both_languages_and_all_else_stays(town: Town) -> None:
    file = town.city / "answers" / "pool.yaml"
    file.write_text(file.read_text().replace("title: pool hours", "title: pool hours  # asked a lot"))
    before = file.read_text()
    said = ("--say", "Open 8 to 6, Tue-Sun.", "--say-es", "Abre de 8 a 6, mar-dom.", "--review-by", "2031-05-31")
    done = town.does(answers, "change", "pool", *said)
    assert done.exit_code == 0, done.output
    assert text(town, "answers.pool.say", "en") == "Open 8 to 6, Tue-Sun."
    assert text(town, "answers.pool.say", "es") == "Abre de 8 a 6, mar-dom."
    old = 'say: "The pool is open 9 to 5. springfield.gov/pool"'
    assert file.read_text() == before.replace(old, 'say: "Open 8 to 6, Tue-Sun."') + "review_by: 2031-05-31\n"
    assert not [each for each in proofread(town.files()).problems if "fuzzy" in each.message]


def test_a_translation_left_out_is_said_to_be_old(town: Town) -> None:
    done = town.does(answers, "change", "pool", "--say", "Open 8 to 6.")
    assert done.exit_code == 0
    assert "marked fuzzy" in done.output


def test_nothing_is_written_while_anything_is_wrong(town: Town) -> None:
    before = town.files()
    wrong = {
        ("pool", "--say-es", "Muy largo. " * 40): "this text has up to",
        ("zoo", "--say", "a"): "there is no answer 'zoo'",
        ("pool",): "say what to change",
        ("pool", "--say-fr", "a"): "'fr' is no language of this city",
        ("pool", "--department", "zoo"): "no department 'zoo'",
    }
    for arguments, said in wrong.items():
        done = town.does(answers, "change", *arguments)
        assert done.exit_code != 0, arguments
        assert said in done.output
    assert town.files() == before


def test_what_is_not_known_yet_can_be_added_and_made_known(town: Town) -> None:
    given = ("--title", "2027 fee", "--title-es", "tarifa 2027", "--ask", "how much in 2027", "--ask-es", "tarifa")
    done = town.does(answers, "new", "fee", *given, "--not-yet", "Not set yet.", "--not-yet-es", "Aún no se sabe.")
    assert done.exit_code == 0, done.output
    assert not load_playbook(town.files()).has("answers.fee.say")
    assert text(town, "answers.fee.not_yet", "es") == "Aún no se sabe."
    assert town.does(answers, "change", "fee", "--say", "It's $30.", "--say-es", "Son $30.").exit_code == 0
    assert text(town, "answers.fee.say", "es") == "Son $30."
