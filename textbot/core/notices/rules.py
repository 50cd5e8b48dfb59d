"""What a city lays down for its notices, in city.yaml."""

from dataclasses import dataclass

OPT_OUTS, FAILURES = "opt_outs", "failures"


@dataclass(frozen=True)
class Halt:
    """When a notice stops by itself: more than so many percent of its first texts were answered with an opt-out, or
    not delivered."""

    opt_outs_percent: float = 3.0
    failures_percent: float = 10.0
    first: int = 200

    def why(self, recipients: int, opt_outs: int, failures: int) -> str:
        """Why a notice to so many must stop: "opt_outs", "failures", or "" when it need not.

        opt_outs, failures: among its `first` texts so far. The seventh opt-out is too much of 200 at 3 percent, also
        when it comes after the tenth text: nobody waits for the other 190."""
        looked_at = min(self.first, recipients)
        if opt_outs * 100 > self.opt_outs_percent * looked_at:
            return OPT_OUTS
        return FAILURES if failures * 100 > self.failures_percent * looked_at else ""


@dataclass(frozen=True)
class NoticeRules:
    """approve_above: to more people than that a second person says yes. cost_per_segment: in dollars. link_domains:
    beside the city's own. trial: notices reach the phones of `guests` alone, written as +16025550111. keep_lists_days:
    an uploaded list is forgotten after so many."""

    approve_above: int = 50
    cost_per_segment: float = 0.0113
    link_domains: tuple[str, ...] = ()
    halt: Halt = Halt()
    trial: bool = False
    guests: tuple[str, ...] = ()
    keep_lists_days: int = 90
