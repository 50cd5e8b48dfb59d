import json

import jsonschema
import pytest

from tests.content.tiny import tiny
from textbot.config import HOME
from textbot.content.schema.files import schema_files
from textbot.content.tree import read_yaml

KIND_OF = {
    "city.yaml": "city",
    "phrases.yaml": "phrases",
    "keywords.yaml": "keywords",
    "answers/pool.yaml": "answer",
    "reports/pothole.yaml": "report",
}


@pytest.mark.parametrize("name", schema_files())
def test_the_published_schema_is_fresh(name: str) -> None:
    path = HOME / "docs" / "schema" / name
    assert path.read_bytes() == schema_files()[name], "run `textbot check --write-schemas`"


@pytest.mark.parametrize(("file", "kind"), KIND_OF.items())
def test_a_good_file_fits_its_published_schema(file: str, kind: str) -> None:
    schema = json.loads(schema_files()[f"{kind}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    data = read_yaml(file, tiny()[file]).data
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "surprise": 1}, schema)
