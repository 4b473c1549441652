"""Checks that every text of the window is translated and that the compiled translations are those of the sources.

`python packaging/check_translations.py` ends with 1 where a text lacks its German (or English plural), where a .ts file
does not match the sources any more, where a .qm file does not match its .ts file, or where a text is built into an
f-string, in which lupdate does not find it. `--update` brings all of it up to date and leaves only the German missing.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "callassist"
#: what is told of script files is said on lower floors, in sentences the window has the German of
_FORMATS = (PACKAGE / "formats" / "script", PACKAGE / "formats" / "rules")
SOURCES = (PACKAGE / "ui", *_FORMATS, PACKAGE / "services" / "library.py", PACKAGE / "services" / "scripts")
#: how such a sentence is marked, see formats/script/sentences.py
MARKER = "told"
FOLDER = ROOT / "resources" / "translations"
#: language → further arguments of lupdate; English needs its plurals alone
LANGUAGES = {"de": (), "en": ("-pluralonly",)}
Messages = dict[tuple[str, str], tuple[str, ...]]


def sources() -> list[Path]:
    """The files with texts."""
    return sorted(path for one in SOURCES for path in (one.rglob("*.py") if one.is_dir() else (one,)))


def tool(name: str) -> str:
    """A Linguist tool of this environment."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else name


def update(target: Path, arguments: tuple[str, ...]) -> None:
    """Bring a .ts file up to date with the sources."""
    files = [str(path.relative_to(ROOT)) for path in sources()]
    options = ["-locations", "none", "-no-obsolete", "-tr-function-alias", f"tr+={MARKER}", *arguments]
    command = [tool("pyside6-lupdate"), *options, *files, "-ts", str(target)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)


def compile_to(source: Path, target: Path) -> None:
    """Make a .qm file."""
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)], check=True, capture_output=True
    )


def messages(path: Path) -> Messages:
    """(context, text) → translations; an unfinished one is empty."""
    found: Messages = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            words: tuple[str, ...] = ("",)
            if translation is not None and translation.get("type") != "unfinished":
                forms = [form.text or "" for form in translation.iter("numerusform")]
                words = tuple(forms) or (translation.text or "",)
            found[name, message.findtext("source", "")] = words
    return found


def hidden_texts() -> list[str]:
    """Places where a text is translated inside an f-string: lupdate passes over some of them."""
    found: list[str] = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inside = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            for call in inside:
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr in ("tr", "translate")
                ):
                    found.append(f"{path.relative_to(ROOT)}:{call.lineno}: a text is translated inside an f-string")
            if not isinstance(node, ast.Call) or not node.args:
                continue
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            is_tr = isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
            if is_tr and isinstance(node.args[0], ast.JoinedStr):
                found.append(f"{place}: an f-string cannot be translated")
            is_told = isinstance(node.func, ast.Name) and node.func.id == MARKER
            if is_told and PACKAGE / "ui" not in path.parents and not isinstance(node.args[0], ast.Constant):
                found.append(f"{place}: what is told must be written out where it is told")
    return found


def problems() -> list[str]:
    """Everything that is not as it should be."""
    found = hidden_texts()
    with tempfile.TemporaryDirectory() as name:
        for language, arguments in LANGUAGES.items():
            kept = FOLDER / f"callassist_{language}.ts"
            compiled = kept.with_suffix(".qm")
            if not kept.exists():
                found.append(f"{kept.relative_to(ROOT)} is missing")
                continue
            fresh = Path(name) / kept.name
            fresh.write_bytes(kept.read_bytes())
            update(fresh, arguments)
            have, wanted = messages(kept), messages(fresh)
            found += [f"{kept.name}: not in it: [{context}] {text!r}" for context, text in wanted.keys() - have.keys()]
            found += [
                f"{kept.name}: no longer used: [{context}] {text!r}" for context, text in have.keys() - wanted.keys()
            ]
            found += [
                f"{kept.name}: not translated: [{context}] {text!r}"
                for (context, text), words in have.items()
                if not all(words)
            ]
            compile_to(kept, Path(name) / compiled.name)
            if not compiled.exists() or compiled.read_bytes() != (Path(name) / compiled.name).read_bytes():
                found.append(f"{compiled.relative_to(ROOT)} is not made from its .ts: run with --update")
    return found


def main() -> int:
    """Check, or update and then check."""
    parser = argparse.ArgumentParser(description="Check the window's translations.")
    parser.add_argument("--update", action="store_true", help="bring .ts and .qm files up to date first")
    if parser.parse_args().update:
        for language, arguments in LANGUAGES.items():
            kept = FOLDER / f"callassist_{language}.ts"
            update(kept, (*arguments, "-source-language", "en", "-target-language", language))
            compile_to(kept, kept.with_suffix(".qm"))
    found = problems()
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
