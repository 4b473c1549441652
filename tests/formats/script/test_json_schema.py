"""The JSON Schemas beside the scripts are those of the models, and the scripts name them."""

from __future__ import annotations

import json

import pytest

from callassist import paths
from callassist.formats.script import json_schema

SCHEMAS = {
    "script.schema.json": json_schema.script_json_schema,
    "common.schema.json": json_schema.common_json_schema,
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_file_is_up_to_date(name: str) -> None:
    """If it is not: `python -m callassist.formats.script.json_schema` writes it anew."""
    written = paths.resource("schema", name).read_text("utf-8")
    assert written == SCHEMAS[name]()
    assert json.loads(written)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_shipped_script_names_its_schema_in_the_first_line() -> None:
    for script in paths.resource("scripts").glob("*.yaml"):
        kind = "common" if script.name == "common.yaml" else "script"
        first = script.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../schema/{kind}.schema.json"
