"""Open311 GeoReport v2: the city's reports as services that any program can list, file and follow.

Source: wiki.open311.org/GeoReport_v2."""
