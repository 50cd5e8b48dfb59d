"""Long reports say how far they are; what was told is never asked."""

from tests.core.reports.talk import Talk, city

SIZE = """  - name: size
    kind: ask
    label: size
    say: How big is it?
  - name: photo
"""
LONG = ("", "  - name: photo\n", SIZE)


def test_four_questions_are_counted() -> None:
    them = Talk(city(*LONG))
    said = [them.text(line) for line in ("pothole", "elm", "1", "big")]
    assert [each[:5] for each in said] == ["(1/4)", "(2/4)", "(3/4)", "(4/4)"]


def test_three_questions_are_not() -> None:
    them = Talk(city(""))
    assert "(" not in "".join(them.text(line) for line in ("pothole", "elm", "1"))


def test_what_the_first_text_tells_is_no_question() -> None:
    assert "(" not in Talk(city(*LONG)).text("pothole on elm")


def test_going_back_keeps_the_count() -> None:
    them = Talk(city(*LONG))
    said = [them.text(line) for line in ("pothole", "elm", "back", "elm")]
    assert [each[:5] for each in said] == ["(1/4)", "(2/4)", "(1/4)", "(2/4)"]


def test_the_summary_is_no_question() -> None:
    them = Talk(city(*LONG))
    said = [them.text(line) for line in ("pothole", "elm", "1", "big", "skip")]
    assert said[-1].startswith("Pothole\nWhere")


def test_an_answer_may_tell_more_than_was_asked() -> None:
    them = Talk(city("", "for (\\w+) weeks", "(two weeks)"))
    them.text("pothole")
    said = them.text("elm. been like this two weeks")
    assert "lane" in said
    assert them.session.frame is not None and them.session.frame.slots["age"].value == "two weeks"
