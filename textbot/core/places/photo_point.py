"""Where a photo was taken, from the GPS part of its EXIF data."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

# EXIF 2.32, table 15
LAT_REF, LAT, LON_REF, LON = 1, 2, 3, 4


def photo_point(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    """Latitude and longitude in WGS 84 degrees, to 6 places; None when they are missing, broken or 0,0 (a phone that
    did not know)."""
    lat, lon = _degrees(gps.get(LAT)), _degrees(gps.get(LON))
    if lat is None or lon is None or lat > 90 or lon > 180 or (lat, lon) == (0, 0):
        return None
    return round(_signed(lat, gps.get(LAT_REF), "S"), 6), round(_signed(lon, gps.get(LON_REF), "W"), 6)


def _degrees(value: Any) -> float | None:
    """Degrees from (degrees, minutes, seconds), each a number or a fraction."""
    if not isinstance(value, Sequence) or isinstance(value, str | bytes) or not 1 <= len(value) <= 3:
        return None
    try:
        parts = [float(part) for part in value]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    total = sum(part / 60**power for power, part in enumerate(parts))
    return total if math.isfinite(total) and min(parts) >= 0 else None


def _signed(degrees: float, ref: Any, negative: str) -> float:
    word = ref.decode("ascii", "replace") if isinstance(ref, bytes) else str(ref)
    return -degrees if word.strip("\0 ").upper() == negative else degrees
