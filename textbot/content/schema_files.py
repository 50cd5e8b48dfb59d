"""The published JSON Schemas as files, byte for byte the same on every machine."""

import json

from textbot.content.schema import json_schemas


def schema_files() -> dict[str, bytes]:
    """File name -> content, one per file kind: "city.json", "answer.json" and so on."""
    return {
        f"{name}.json": (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
        for name, schema in json_schemas().items()
    }
