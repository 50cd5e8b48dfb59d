"""Look a notice over: whom it would reach now, and which gates are closed."""

from dataclasses import dataclass

from textbot.actions.notices.audience_problems import fields
from textbot.actions.notices.deed import draft_of
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.occasion import as_due
from textbot.actions.outcome import Outcome
from textbot.core.notices.draft import Draft
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.gates import Facts, Gate, closed, gates
from textbot.core.notices.newsletter import DIGEST, MONTH
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow

# A chain of gates longer than that is read on the page.
MOST_TOLD = 6


@dataclass(frozen=True)
class Look:
    """estimate: None when its audience or text cannot be read. gates: all of them, in order."""

    estimate: Estimate | None
    gates: tuple[Gate, ...]

    @property
    def closed(self) -> tuple[Gate, ...]:
        """Those in the way."""
        return closed(self.gates)

    @property
    def recipients(self) -> int:
        """How many would get it."""
        return self.estimate.recipients if self.estimate else 0


def look_over(rt: Runtime, notice: NoticeRow | Draft) -> Look:
    """The estimate and the gates of a notice, or of what would be one. Writes nothing."""
    notice = as_due(rt, notice)
    draft = draft_of(notice) if isinstance(notice, NoticeRow) else notice
    tested = isinstance(notice, NoticeRow) and notice.tested_at is not None
    try:
        found, known = estimate(rt, notice), fields(rt, notice)
    except ValueError:  # the gates say what cannot be read
        found, known = None, None
    if known is not None and any(each.topic == draft.topic for each in rt.playbook.newsletters.values()):
        known |= {DIGEST, MONTH}
    return Look(found, gates(draft, facts(rt, found, known, tested)))


def facts(rt: Runtime, found: Estimate | None, known: frozenset[str] | None, tested: bool) -> Facts:
    """What gates look at, beside a draft."""
    playbook = rt.playbook
    city = playbook.city
    told = {code: playbook.facts(code) for code in playbook.languages}
    return Facts(
        languages=playbook.languages,
        senders={code: (each["short"], each["city"]) for code, each in told.items()},
        domains=frozenset({city.domain, *city.notices.link_domains}),
        topics=frozenset(playbook.topics),
        fields=known,
        now=rt.now(),
        estimate=found,
        tested=tested,
        trial=city.notices.trial,
        guests=len(city.notices.guests),
    )


def not_ready(found: tuple[Gate, ...]) -> Outcome:
    """What is said of a notice with closed gates: each of their sentences."""
    faults = [fault for gate in found for fault in gate.faults][:MOST_TOLD]
    chain: Outcome | None = None
    for words, values in reversed(faults):
        chain = Outcome(False, words, dict(values), then=chain)
    return Outcome(False, "This notice is not ready yet.", then=chain)
