"""What an operator writes: a notice's words, whom they go to and until when they are true."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

REGULAR, EMERGENCY = "regular", "emergency"
CLASSES = (REGULAR, EMERGENCY)
NOBODY = "none"
"""A fallback: who speaks a language that the notice is not written in gets nothing."""
KINDS = {REGULAR: "notice", EMERGENCY: "warning"}
"""Class -> the kind of its texts, in core/notice.py's table."""
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Draft:
    """A notice as it is written. class_: regular | emergency. texts: language -> template. audience: as
    core/notices/audience.py reads it. reason: why it is an emergency. validity_minutes: how long after its time it
    still says something true. fallback: what who speaks a language without a text gets: "" nobody has said, "none"
    nothing, else the text of that language. poll: {"kind": "yes-no" | "scale", ...}. more: language -> what is
    answered to who asks about it. corrects_id: the notice whose recipients get this one."""

    title: str
    texts: Mapping[str, str]
    audience: Mapping[str, Any]
    class_: str = REGULAR
    topic: str = ""
    reason: str = ""
    validity_minutes: int = 0
    not_before: datetime | None = None
    fallback: str = ""
    poll: Mapping[str, Any] | None = None
    more: Mapping[str, str] = field(default_factory=dict)
    corrects_id: int | None = None
    schedule_id: int | None = None

    @property
    def digest(self) -> str:
        """64 hex digits that change when anything of it does, and only then."""
        told = asdict(self)
        told["not_before"] = self.not_before.astimezone(UTC).isoformat() if self.not_before else None
        plain = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def kind(self) -> str:
        """The kind of its texts. Raises KeyError for a class nobody knows."""
        return KINDS[self.class_]
