"""The tables behind place names. Every row belongs to a gazetteer version; loading one leaves the others alone."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, String, Table, Text

from textbot.store.schema import Json, metadata

CELL = 0.002
"""The edge of a map cell in degrees (about 200 m): what is near a point lies in its cell or the eight around it."""


def cell_of(lat: float, lon: float) -> int:
    """The number of the map cell a point lies in."""
    return round((lat + 90) // CELL) * 1_000_000 + round((lon + 180) // CELL)


def cells_around(lat: float, lon: float) -> tuple[int, ...]:
    """The point's own cell and its eight neighbours."""
    middle = cell_of(lat, lon)
    return tuple(middle + row + column for row in (-1_000_000, 0, 1_000_000) for column in (-1, 0, 1))


def _version() -> Column[str]:
    return Column("version", String(40), primary_key=True)


def _key(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _degrees(name: str) -> Column[float]:
    return Column(name, Float(53), nullable=False)


def _cell() -> Column[int]:
    return Column("cell", BigInteger, nullable=False)


current = Table(
    "current_places",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", String(40), nullable=False),
    Column("facts", Json, nullable=False),
)
"""One row: the imported places in use, over the playbook's own, and what is known of that import."""

gazetteers = Table("gazetteers", metadata, _version(), Column("city", Json, nullable=False))

streets = Table(
    "place_streets",
    metadata,
    _version(),
    _key("number"),
    Column("name", Text, nullable=False),
    _degrees("lat"),
    _degrees("lon"),
    Column("district", Text),
    Column("zone", Text),
)

street_names = Table(
    "place_street_names", metadata, _version(), _key("street"), Column("name", String(200), primary_key=True)
)

blocks = Table(
    "place_blocks",
    metadata,
    _version(),
    _key("street"),
    _key("low"),
    _key("high"),
    _degrees("from_lat"),
    _degrees("from_lon"),
    _degrees("to_lat"),
    _degrees("to_lon"),
    _cell(),
    Index(None, "version", "cell"),
)

addresses = Table(
    "place_addresses",
    metadata,
    _version(),
    _key("street"),
    _key("number"),
    _degrees("lat"),
    _degrees("lon"),
    _cell(),
    Index(None, "version", "cell"),
)

crossings = Table(
    "place_crossings",
    metadata,
    _version(),
    _key("first"),
    _key("second"),
    _key("serial"),
    _degrees("lat"),
    _degrees("lon"),
    _cell(),
    Index(None, "version", "cell"),
)

landmarks = Table(
    "place_landmarks",
    metadata,
    _version(),
    _key("number"),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    _degrees("lat"),
    _degrees("lon"),
)

landmark_names = Table(
    "place_landmark_names",
    metadata,
    _version(),
    _key("landmark"),
    Column("name", String(200), primary_key=True),
    Column("short", Boolean, nullable=False),
)

areas = Table(
    "place_areas",
    metadata,
    _version(),
    _key("serial"),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("geometry", Text, nullable=False),
)
