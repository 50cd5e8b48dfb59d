"""A service as another GeoReport v2 server lists it."""

from dataclasses import dataclass

from textbot.core.open311.service import Attribute


@dataclass(frozen=True)
class Listed:
    """One kind of request elsewhere. attributes: in their order, without those that only tell something. datatype of an
    attribute: string | number | datetime | text | singlevaluelist | multivaluelist."""

    code: str
    name: str
    description: str = ""
    group: str = ""
    attributes: tuple[Attribute, ...] = ()
