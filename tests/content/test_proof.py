"""One broken playbook per rule: the message names file and line, and what to write instead."""
# ruff: noqa: E501  (a row per rule is read across, not down)

import pytest

from tests.content.tiny import begins, edited, tiny
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors, Level
from textbot.content.proof import demo_leftovers, proofread

PO = "locales/es/flows.po"
POTHOLE = "reports/pothole.yaml"
POOL = "answers/pool.yaml"
LONG = "word " * 70


def test_the_tiny_playbook_has_no_fault() -> None:
    assert [str(problem) for problem in proofread(tiny()).problems] == []


# id: (file, what stands there, what is written instead, the start of the finding)
REFUSED = {
    "unknown key": (POTHOLE, "optional: true", "optinal: true", f"{POTHOLE}:19: unknown key 'optinal': did you mean 'optional'?"),
    "a guest nobody can text": ("city.yaml", "fixed:\n", "notices: {guests: [nobody]}\nfixed:\n", "city.yaml:15: 'nobody' is no phone number"),
    "a trial without guests": ("city.yaml", "fixed:\n", "notices: {trial: true}\nfixed:\n", "city.yaml:15: a trial needs guests"),
    "unknown key on top": (POOL, "title:", "titel:", f"{POOL}:3: unknown key 'titel': did you mean 'title'?"),
    "missing key": (POOL, "title: pool hours\n", "", f"{POOL}:1: 'title' is missing; add a line title: ..."),
    "unknown kind": (POTHOLE, "kind: photo", "kind: foto", f"{POTHOLE}:34: 'kind' is 'foto': did you mean 'photo'?"),
    "text where a list belongs": (POTHOLE, "[a pothole, pothole here, hole in street, street has a hole, broken street]", "pothole", f"{POTHOLE}:8: 'en' is 'pothole'; write a list"),
    "key in capitals": (POOL, "key: pool", "key: Pool", f"{POOL}:2: 'key' is 'Pool'; write lower-case letters"),
    "broken yaml": (POOL, 'say: "The', 'say: "The" x "', f"{POOL}:8: cannot read this:"),
    "duplicate key in a file": (POOL, "title:", "key: pool\ntitle:", f"{POOL}:3: 'key' stands here twice (first on line 2)"),
    "no such zone": ("city.yaml", "America/Phoenix", "America/Fenix", "city.yaml:4: 'timezone': 'America/Fenix' is no time zone"),
    "no such weekday": ("city.yaml", "2: tuesday", "2: tusday", "city.yaml:13: '2' is 'tusday': did you mean 'tuesday'?"),
    "hours not hours": ("city.yaml", "mon: 08:00-17:00", "mon: 8-5", "city.yaml:8: 'mon' is '8-5'; write hours like"),
    "hours backwards": ("city.yaml", "mon: 08:00-17:00", "mon: 17:00-08:00", "city.yaml:8: '17:00-08:00' ends before it begins"),
    "no fixed text": ("city.yaml", "  scam: {say: We never ask for money., approved_by: A. Counsel}\n", "", "city.yaml:15: fixed text 'scam' is missing"),
    "no phrase": ("phrases.yaml", '  help: "help "\n', "", "phrases.yaml:2: the phrase 'help' is missing"),
    "same key twice": (POOL, "key: pool", "key: trash-day", "answers/pool.yaml:2: the key 'trash-day' is taken by answers/trash-day.yaml"),
    "key and file differ": (POOL, "key: pool", "key: pools", f"{POOL}:2: key 'pools' in a file named pool.yaml; rename it answers/pools.yaml"),
    "unknown department": (POTHOLE, "department: streets", "department: street", f"{POTHOLE}:5: city.yaml has no department 'street': did you mean 'streets'?"),
    "lookup without question": ("answers/trash-day.yaml", "question: What is your address?\n", "", "answers/trash-day.yaml:8: lookup needs something to look up by; add question:"),
    "question without lookup": (POOL, "say:", "question: Where?\nsay:", f"{POOL}:8: question is only asked with lookup"),
    "unknown language": (POTHOLE, "listen: {en: [pothole], es", "listen: {en: [pothole], ex", f"{POTHOLE}:6: 'ex' is no language of this city"),
    "next to nowhere": (POTHOLE, "say: Where is it?", "say: Where is it?\n    next: foto", f"{POTHOLE}:16: next: there is no step 'foto': did you mean 'photo'?"),
    "option to nowhere": (POTHOLE, "say: north\n", "say: north\n        next: chekc\n", f"{POTHOLE}:24: next: there is no step 'chekc': did you mean 'check'?"),
    "dead end": (POTHOLE, "  - name: send\n    kind: submit\n    say: Thank you! {reference}\n", "", f"{POTHOLE}:38: dead end: the flow stops after 'check' (confirm)"),
    "unreachable step": (POTHOLE, "say: Text a photo, or SKIP.", "say: Text a photo, or SKIP.\n    next: send", f"{POTHOLE}:39: step 'check' is never reached"),
    "endless circle": (POTHOLE, "say: Text a photo, or SKIP.", "say: Text a photo, or SKIP.\n    next: place", f"{POTHOLE}:12: from step 'place' the flow never ends"),
    "step says nothing": (POTHOLE, "    say: Text a photo, or SKIP.\n", "", f"{POTHOLE}:33: step 'photo' says nothing; add say:"),
    "step without label": (POTHOLE, "    label: photo\n", "", f"{POTHOLE}:33: step 'photo' has no label"),
    "one option": (POTHOLE, "      - key: south\n        say: south\n        hear: {en: [sb], es: [sur]}\n", "", f"{POTHOLE}:16: step 'lane' offers 1 options; write 2 to 9"),
    "options on a photo": (POTHOLE, "label: photo", "label: photo\n    options: [{key: a, say: a}]", f"{POTHOLE}:36: 'options' means nothing on a photo step"),
    "next after submit": (POTHOLE, "kind: submit", "kind: submit\n    next: place", f"{POTHOLE}:43: nothing follows a submit step"),
    "two steps of a name": (POTHOLE, "name: photo", "name: lane", f"{POTHOLE}:33: two steps are named 'lane'"),
    "two options of a key": (POTHOLE, "key: south", "key: north", f"{POTHOLE}:25: two options have the key 'north'"),
    "nothing fills a silent step": (POTHOLE, "    fill: {en: ['for (\\w+) weeks']}\n", "", f"{POTHOLE}:28: nothing can fill the silent step 'age'"),
    "broken expression": (POTHOLE, "(\\w+) weeks", "(\\w+ weeks", f"{POTHOLE}:32: 'en' entry 1: this regular expression is broken"),
    "unknown placeholder": (POOL, "9 to 5", "{hours}", f"{POOL}:8: no value is given for {{hours}} here"),
    "misspelled placeholder": (POTHOLE, "{options}", "{option}", f"{POTHOLE}:20: no value is given for {{option}} here: did you mean 'options'?"),
    "confirm without summary": (POTHOLE, "{summary} Send", "Send", f"{POTHOLE}:40: a confirm step must say {{summary}}"),
    "lone brace": (POOL, "9 to 5", "{Hours}", f"{POOL}:8: a {{ or }} stands alone here"),
    "translated placeholder": (PO, 'msgstr "wait_many {hours} (es)"', 'msgstr "wait_many {horas} (es)"', f"{PO}:"),
    "twice translated": (PO, 'msgctxt "phrases.help"', 'msgctxt "phrases.menu"', f"{PO}:"),
    "broken catalog": (PO, 'msgid "help "', 'mgsid "help "', f"{PO}:"),
    "unknown command": ("keywords.yaml", "  back:", "  bakc:", "keywords.yaml:4: commands.bakc: no such command"),
    "unknown part of keywords": ("keywords.yaml", "commands:", "comands:", "keywords.yaml:2: unknown key 'comands': did you mean 'commands'?"),
    "keyword twice": ("keywords.yaml", "en: [back]", "en: [help]", "keywords.yaml:4: commands.back.en.0:"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "finding"), REFUSED.values(), ids=REFUSED.keys())
def test_a_broken_playbook_is_refused_with_line_and_remedy(name: str, old: str, new: str, finding: str) -> None:
    files = edited(name, old, new, retranslate=False)
    with pytest.raises(ContentErrors) as raised:
        load_playbook(files)
    assert begins(finding, [str(problem) for problem in raised.value.problems])
    assert begins(finding, [str(problem) for problem in proofread(files).of(Level.ERROR)])


FOUND = {
    "carrier word as option": (POTHOLE, "say: north\n", "say: End\n", "error", f"{POTHOLE}:23: 'End' as a text opts the resident out"),
    "carrier word as option word": (POTHOLE, "[nb]", "[nb, quit]", "error", f"{POTHOLE}:24: 'quit' as a text opts the resident out"),
    "carrier word inside an option": (POTHOLE, "say: north\n", "say: a stop sign\n", "warning", f"{POTHOLE}:23: warning: whoever picks 'a stop sign' by texting STOP"),
    "carrier word in capitals in an option": (POTHOLE, "say: north\n", "say: CANCEL it\n", "error", f"{POTHOLE}:23: whoever picks 'CANCEL it' by texting CANCEL is opted out"),
    "carrier word offered by a text": (POTHOLE, "or SKIP.", "or CANCEL.", "error", f"{POTHOLE}:37: this offers CANCEL, which opts the resident out"),
    "command as option": (POTHOLE, "say: north\n", "say: back\n", "error", f"{POTHOLE}:23: 'back' is the command BACK"),
    "command as option word": (POTHOLE, "es: [norte]", "es: [norte, ayuda]", "error", f"{POTHOLE}:24: 'ayuda' is the command HELP"),
    "skip word as option word": (POTHOLE, "[nb]", "[none]", "error", f"{POTHOLE}:24: 'none' is the command SKIP"),
    "word for two options": (POTHOLE, "[sb]", "[sb, NB]", "error", f"{POTHOLE}:27: 'NB' picks two options of step 'lane'"),
    "number as option word": (POTHOLE, "[sb]", '[sb, "2"]', "error", f"{POTHOLE}:27: '2' is a number"),
    "no phrasings in a language": (POOL, "  es: [horas de la piscina, cuándo abre la piscina, piscina abierta, se puede nadar, nadar hoy]\n", "", "error", f"{POOL}:5: nothing under ask: in 'es'"),
    "few phrasings": (POOL, ", nadar hoy]", "]", "warning", f"{POOL}:7: warning: 4 phrasings in 'es' are few"),
    "phrasing of another key": (POOL, "pool times", "Garbage day!", "error", "answers/pool.yaml:6: 'Garbage day!' also stands under ask: in answers/trash-day.yaml"),
    "strong word of another key": (POOL, "[swimming]", "[trash]", "warning", "answers/trash-day.yaml:6: warning: 'trash day' holds 'trash', a strong word of answers/pool.yaml"),
    "too long": (POOL, "The pool is", LONG, "error", f"{POOL}:8: this text has up to 384 characters; shorten it by 84"),
    "too long when filled": (POTHOLE, "label: where", f"label: {'where ' * 45}", "error", f"{POTHOLE}:40: this text has up to 400 characters with {{summary}} = \"Pothole Where"),
    "no room for the first line": (POOL, "The pool is", "word " * 52, "error", f"{POOL}:8: as a first reply and phrases.first_line below it"),
    "foreign line too long": ("city.yaml", "ht: a", f"ht: {LONG}", "error", "city.yaml:20: this line has 349 characters"),
    "link not https": (POOL, "springfield.gov/pool", "http://springfield.gov/pool", "warning", f"{POOL}:8: warning: the link 'http://springfield.gov' is not https"),
    "link outside": (POOL, "springfield.gov/pool", "example.com/pool", "warning", f"{POOL}:8: warning: 'example.com' lies outside springfield.gov"),
    "shortened link": (POOL, "springfield.gov/pool", "https://bit.ly/x", "warning", f"{POOL}:8: warning: carriers block texts with 'bit.ly'"),
    "unknown holiday": ("city.yaml", "closed: [Labor Day", "closed: [Labour Day", "error", "city.yaml:9: the calendar has no holiday 'Labour Day': did you mean 'Labor Day'?"),
    "no service code": (POTHOLE, "service_code: pothole\n", "", "error", f"{POTHOLE}:1: service_code is missing; write service_code: pothole"),
    "nobody in charge": (POTHOLE, "department: streets\n", "", "warning", f"{POTHOLE}:1: warning: department is missing"),
    "sent unseen": (POTHOLE, '  - name: check\n    kind: confirm\n    say: "{summary} Send it? YES or NO."\n', "", "warning", f"{POTHOLE}:38: warning: this report is sent without showing it"),
    "few foreign lines": ("city.yaml", ", ht: a", "", "warning", "city.yaml:20: warning: there are 9 foreign lines"),
    "foreign line in a spoken language": ("city.yaml", "ht: a", "es: a", "warning", "city.yaml:20: warning: the bot speaks 'es'"),
    "demo's name": ("city.yaml", "short_name: Springfield", "short_name: Riverbend", "error", "city.yaml:3: this still says Riverbend"),
    "demo's phone": ("city.yaml", "602-234-5600", "602-555-0100", "error", "city.yaml:7: '555-0100' is a made-up number"),
    "not yet approved": ("city.yaml", "ask for money., approved_by: A. Counsel", 'ask for money., approved_by: ""', "info", "city.yaml:17: info: nobody has approved this text yet"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "level", "finding"), FOUND.values(), ids=FOUND.keys())
def test_the_proof_reader_finds(name: str, old: str, new: str, level: str, finding: str) -> None:
    files = edited(name, old, new)
    load_playbook(files)
    assert begins(finding, [str(problem) for problem in proofread(files).of(Level(level))])


TRANSLATIONS = {
    "missing": ('msgstr "help  (es)"', 'msgstr ""', "error", '"help" (phrases.help) is not translated into es'),
    "fuzzy": ('msgctxt "phrases.help"', '#, fuzzy\nmsgctxt "phrases.help"', "warning", "'phrases.help' is marked fuzzy"),
    "older than its original": ('msgid "help "', 'msgid "helpp "', "warning", "the original of 'phrases.help' has changed"),
    "of a text that is gone": ('msgctxt "phrases.help"', 'msgctxt "phrases.hlep"', "warning", "flows/ has no text 'phrases.hlep'"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "level", "finding"), TRANSLATIONS.values(), ids=TRANSLATIONS.keys())
def test_a_translation_is_found(old: str, new: str, level: str, finding: str) -> None:
    findings = proofread(edited(PO, old, new)).of(Level(level))
    assert [problem for problem in findings if problem.file == PO and problem.message.startswith(finding)]


def test_a_language_without_a_catalog_is_an_error() -> None:
    files = tiny()
    del files[PO]
    assert begins(f"{PO}:0: there are no translations into 'es'", [str(each) for each in proofread(files).problems])


def test_a_missing_translation_falls_back_to_the_first_language() -> None:
    playbook = load_playbook(edited(PO, 'msgstr "help  (es)"', 'msgstr ""'))
    assert playbook.text("phrases.help", "es") == "help "


@pytest.mark.parametrize(
    ("name", "finding"),
    [("anwsers/x.yaml", "nothing reads the folder 'anwsers': did you mean 'answers'?"),
     ("answers/x.csv", "nothing reads this file; name it answers/<key>.yaml"),
     ("keyword.yaml", "nothing reads 'keyword.yaml': did you mean 'keywords.yaml'?")],
    ids=["folder", "ending", "file"],
)  # fmt: skip
def test_a_file_nothing_reads_is_an_error(name: str, finding: str) -> None:
    assert begins(f"{name}:0: {finding}", [str(each) for each in proofread({**tiny(), name: b"a: 1\n"}).problems])


def test_unapproved_texts_are_errors_once_twilio_is_configured() -> None:
    files = edited("city.yaml", "ask for money., approved_by: A. Counsel", 'ask for money., approved_by: ""')
    assert not proofread(files).of(Level.ERROR)
    assert begins(
        "city.yaml:17: nobody has approved", [str(each) for each in proofread(files, twilio_configured=True).problems]
    )


def test_all_problems_of_all_files_come_at_once() -> None:
    files = edited(POOL, "title:", "titel:")
    files["city.yaml"] = files["city.yaml"].replace(b"America/Phoenix", b"Nowhere")
    with pytest.raises(ContentErrors) as raised:
        load_playbook(files)
    assert {problem.file for problem in raised.value.problems} >= {"city.yaml", POOL}


@pytest.mark.parametrize("name", tiny())
def test_a_file_cut_anywhere_is_reported_and_never_crashes(name: str) -> None:
    files = tiny()
    for cut in range(0, len(files[name]), max(1, len(files[name]) // 12)):
        problems = proofread({**files, name: files[name][:cut]}).problems
        assert list(problems) == sorted(problems)


@pytest.mark.parametrize("data", [b"", b"[]", b"a", b"null", b"{}", b"\x00", b"version: [1]", b"steps: {a: b}\nask: 3"])
@pytest.mark.parametrize("name", tiny())
def test_a_file_of_nonsense_is_refused(name: str, data: bytes) -> None:
    files = {**tiny(), name: data}
    assert proofread(files).failed()
    if name != PO:
        with pytest.raises(ContentErrors):
            load_playbook(files)


def test_a_letter_that_costs_is_counted_with_its_accent() -> None:
    files = edited(POOL, "The pool is", "La alberca está abierta para todas las familias de la ciudad: la")
    cost = next(cost for cost in proofread(files).costs if cost.path == "answers.pool.say")
    assert (cost.language, cost.segments.encoding, cost.segments.parts, cost.outside) == ("en", "UCS-2", 2, ("á",))


def test_warnings_fail_only_when_strict() -> None:
    findings = proofread(edited(POOL, ", nadar hoy]", "]"))
    assert not findings.failed()
    assert findings.failed(strict=True)


def test_a_demo_playbook_must_not_answer_a_real_number() -> None:
    own = tiny()
    assert demo_leftovers(load_playbook(own), own) == ()
    demo = edited("city.yaml", "version: 1", "version: 1\ndemo: true")
    assert [problem.line for problem in demo_leftovers(load_playbook(demo), demo)] == [2]


def test_a_demo_may_say_its_own_name() -> None:
    files = edited(
        "city.yaml", "version: 1\nname: City of Springfield", "version: 1\ndemo: true\nname: City of Riverbend"
    )
    assert not proofread(files).problems
    left = demo_leftovers(load_playbook(files), files)
    assert [problem.line for problem in left if problem.file == "city.yaml"] == [2, 3]
