"""A whole playbook in a few lines, without a fault; tests break one thing in it at a time."""

import polib

from textbot.content.draft import read_draft
from textbot.content.placeholders import PHRASES
from textbot.content.translations import update_catalog

CITY = """\
version: 1
name: City of Springfield
short_name: Springfield
timezone: America/Phoenix
languages: [en, es]
domain: springfield.gov
phones: {main: 602-234-5600, gas: 602-234-5699}
hours: {text: M-F 8-5, mon: 08:00-17:00, tue: 08:00-17:00}
holidays: {country: US, subdivision: AZ, closed: [Labor Day, Thanksgiving Day], add: {2026-11-27: Day after}}
departments:
  streets: {name: Streets Department, phone: 602-234-5601}
collection:
  zones: {1: monday, 2: tuesday}
  skips: [Thanksgiving Day]
fixed:
  privacy: {say: "How we use texts: {domain}/privacy", approved_by: A. Counsel}
  scam: {say: We never ask for money., approved_by: A. Counsel}
  who_sees: {say: City staff can read this., approved_by: A. Counsel}
  immigration: {say: We do not ask., approved_by: A. Counsel}
foreign: {zh: a, vi: a, ar: a, fr: a, tl: a, ko: a, ru: a, pt: a, so: a, ht: a}
"""

KEYWORDS = """\
version: 1
commands:
  help: {any: [help], es: [ayuda]}
  back: {en: [back], es: [atrás]}
  skip: {en: [skip, none]}
  yes: {en: [yes], es: [sí]}
  no: {any: ["no"]}
"""

TRASH = """\
version: 1
key: trash-day
title: trash day
department: streets
ask:
  en: [trash day, when is trash, which day trash, garbage day, when garbage]
  es: [día de basura, cuándo pasa la basura, qué día basura, basura cuándo, camión de basura]
question: What is your address?
lookup: collection
say: "Trash at {place}: {weekday}, next {date}. {holiday_note}See {domain}/trash"
owner: Trash desk
source: https://springfield.gov/trash
"""

POOL = """\
version: 1
key: pool
title: pool hours
listen: {en: [swimming], es: [alberca]}
ask:
  en: [pool hours, when is the pool open, can we swim, is the pool open, pool times]
  es: [horas de la piscina, cuándo abre la piscina, piscina abierta, se puede nadar, nadar hoy]
say: "The pool is open 9 to 5. springfield.gov/pool"
owner: Pool desk
source: https://www.springfield.gov/pool
"""

POTHOLE = """\
version: 1
key: pothole
title: Pothole
service_code: pothole
department: streets
listen: {en: [pothole], es: [bache]}
ask:
  en: [a pothole, pothole here, hole in street, street has a hole, broken street]
  es: [un bache, hay bache, hoyo en la calle, calle rota, calle con hoyo]
guidance: You can report it here.
steps:
  - name: place
    kind: locate
    label: where
    say: Where is it?
  - name: lane
    kind: choose
    label: lane
    optional: true
    say: "Which lane? {options}"
    options:
      - key: north
        say: north
        hear: {en: [nb], es: [norte]}
      - key: south
        say: south
        hear: {en: [sb], es: [sur]}
  - name: age
    kind: ask
    label: there for
    silent: true
    fill: {en: ['for (\\w+) weeks']}
  - name: photo
    kind: photo
    label: photo
    optional: true
    say: Text a photo, or SKIP.
  - name: check
    kind: confirm
    say: "{summary} Send it? YES or NO."
  - name: send
    kind: submit
    say: Thank you! {reference}
"""


def tiny() -> dict[str, bytes]:
    """The playbook's files, every text translated."""
    phrases = "".join(f'  {key}: "{key} {_values(given)}"\n' for key, given in PHRASES.items())
    texts = {
        "city.yaml": CITY,
        "phrases.yaml": f"version: 1\nphrases:\n{phrases}",
        "keywords.yaml": KEYWORDS,
        "answers/trash-day.yaml": TRASH,
        "answers/pool.yaml": POOL,
        "reports/pothole.yaml": POTHOLE,
    }
    files = {name: text.encode() for name, text in texts.items()}
    return {**files, "locales/es/flows.po": translated(files)}


def translated(files: dict[str, bytes]) -> bytes:
    """A catalog that has every text of the files."""
    draft = read_draft(files)
    catalog = polib.pofile(update_catalog(draft.words["en"], "es", None).decode() + "\n")
    for entry in catalog:
        entry.msgstr = f"{entry.msgid} (es)" if entry.msgctxt.startswith("phrases.") else entry.msgid
    return str(catalog).encode()


def edited(name: str, old: str, new: str, *, retranslate: bool = True) -> dict[str, bytes]:
    """The tiny playbook with `old` replaced in one file, and the catalog made anew when that can be done."""
    files = tiny()
    text = files[name].decode()
    assert old in text, f"{old!r} is not in {name}"
    files[name] = text.replace(old, new, 1).encode()
    if retranslate and name != "locales/es/flows.po" and not read_draft(files).problems:
        files["locales/es/flows.po"] = translated(files)
    return files


def _values(given: frozenset[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(given))


def begins(finding: str, problems: list[str]) -> bool:
    """Whether a problem begins with the finding; else the test fails with what was found instead."""
    assert any(problem.startswith(finding) for problem in problems), "\n".join(problems) or "nothing was found"
    return True
