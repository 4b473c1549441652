"""The JSON Schema of script files that editors complete from, made of the models of `file_model`."""

from __future__ import annotations

import json

from pydantic import BaseModel

from callassist import paths
from callassist.formats.script.file_model import OTHER_LANGUAGES, CommonFile, ScriptFile
from callassist.formats.script.file_scalars import MAX_TEXT

#: what the key of a text in another language looks like
TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"


def json_schema(model: type[BaseModel], title: str) -> str:
    """The JSON Schema of a file as text; editors read it from `resources/schema/`."""
    schema = model.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        # a title made of the class's or the field's name tells an author nothing the name does not
        part.pop("title", None)
        for entry in part.get("properties", {}).values():
            entry.pop("title", None)
        if part.get("properties", {}).pop(OTHER_LANGUAGES, None) is not None and model is ScriptFile:
            part["patternProperties"] = {TAG: {"type": "string", "maxLength": MAX_TEXT}}
    for name, part in schema.get("$defs", {}).items():
        if TAG in part.get("patternProperties", {}) and "required" not in part:
            # in one language a text may be plain
            schema["$defs"][name] = {"anyOf": [{"type": "string", "maxLength": MAX_TEXT}, part]}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False, sort_keys=False) + "\n"


def script_json_schema() -> str:
    """The schema of call scripts (`script.schema.json`)."""
    return json_schema(ScriptFile, "callassist call script")


def common_json_schema() -> str:
    """The schema of `common.yaml` (`common.schema.json`)."""
    return json_schema(CommonFile, "callassist shared exits and stock questions")


def _write() -> None:
    """Write both schemas to where scripts name them (`python -m callassist.formats.script.json_schema`)."""
    folder = paths.resource("schema")
    (folder / "script.schema.json").write_text(script_json_schema(), "utf-8", newline="\n")
    (folder / "common.schema.json").write_text(common_json_schema(), "utf-8", newline="\n")


if __name__ == "__main__":
    _write()
