"""The sets, what the best published systems reach on them, and what textbot is to reach.

Anchors on the real chatbot (SOFMattress): Arora et al. 2020, HINT3, full training set, from the released predictions.
"""

from typing import NamedTuple


class Aim(NamedTuple):
    """A figure to reach: a field of Scores, the least it must be and what would be better still."""

    field: str
    must: float
    beyond: float


class Trial(NamedTuple):
    """One line of the table: a file to train on, one to ask, and the aims for it."""

    name: str
    train: str
    test: str
    aims: tuple[Aim, ...] = ()


class Anchor(NamedTuple):
    """A published system on the real chatbot."""

    name: str
    raw: float
    best_mcc: float
    at_recall: float | None


REAL = "hint3-sofmattress"
TRIALS = (
    Trial(
        "real chatbot",
        f"{REAL}/train.csv",
        f"{REAL}/test.csv",
        (Aim("raw", 0.77, 0.79), Aim("best_mcc", 0.67, 0.69), Aim("at_recall", 0.65, 0.67), Aim("mcc", 0.0, 0.64)),
    ),
    Trial("real chatbot, noisy", f"{REAL}/train.csv", f"{REAL}/test_noisy.csv", (Aim("raw", 0.71, 0.73),)),
    Trial("real chatbot, 5 phrasings", f"{REAL}/train_5shot.csv", f"{REAL}/test.csv", (Aim("raw", 0.64, 0.70),)),
    Trial("real chatbot, 10 phrasings", f"{REAL}/train_10shot.csv", f"{REAL}/test.csv"),
    Trial("75 intents", "clinc75a/train.csv", "clinc75a/test.csv", (Aim("raw", 0.93, 0.945),)),
    Trial("75 intents, noisy", "clinc75a/train.csv", "clinc75a/test_noisy.csv"),
    Trial("75 intents, 5 phrasings", "clinc75a/train_5shot.csv", "clinc75a/test.csv"),
    Trial("one domain, 77 intents", "banking77/train.csv", "banking77/test.csv", (Aim("raw", 0.82, 0.87),)),
    Trial("one domain, noisy", "banking77/train.csv", "banking77/test_noisy.csv"),
    Trial("one domain, 5 phrasings", "banking77/train_5shot.csv", "banking77/test.csv"),
    Trial(
        "near out of scope",
        "banking60-nearoos/train.csv",
        "banking60-nearoos/test.csv",
        (Aim("best_mcc", 0.73, 0.76),),
    ),
    Trial("near out of scope, noisy", "banking60-nearoos/train.csv", "banking60-nearoos/test_noisy.csv"),
    Trial("5 phrasings, English", "nlpjs39-en/train.csv", "nlpjs39-en/test.csv"),
    Trial("5 phrasings, English, noisy", "nlpjs39-en/train.csv", "nlpjs39-en/test_noisy.csv"),
    Trial("5 phrasings, Spanish", "nlpjs39-es/train.csv", "nlpjs39-es/test.csv", (Aim("raw", 0.95, 0.96),)),
    Trial("5 phrasings, Spanish, noisy", "nlpjs39-es/train.csv", "nlpjs39-es/test_noisy.csv"),
    Trial("English, asked in Spanish", "nlpjs39-en/train.csv", "nlpjs39-es/test.csv", (Aim("raw", 0.85, 0.88),)),
)

ANCHORS = (
    Anchor("Dialogflow", 0.732, 0.638, 0.636),
    Anchor("LUIS", 0.593, 0.581, 0.545),
    Anchor("Rasa", 0.693, 0.526, 0.506),
    Anchor("Haptik", 0.723, 0.588, 0.567),
    Anchor("BERT classifier", 0.736, 0.617, 0.623),
    Anchor("nlp.js 4.27", 0.641, 0.523, 0.424),
)

P95, READY, MEMORY = 8.0, 2.0, 300.0
"""The price: ms a question on one core, s to start, MB of a web process."""
