"""Makes the fonts of the window in resources/fonts/ anew: `python packaging/fonts.py FOLDER`.

Not part of any build: the files are kept. It needs `pip install fonttools`, and in FOLDER the unpacked npm packages
`@expo-google-fonts/inter` 0.4.2, `@expo-google-fonts/noto-sans-symbols-2` 0.4.1 and `@expo-google-fonts/noto-sans-math`
0.4.2 as `inter/`, `symbols/` and `math/` (`npm pack`). Why these, and why cut like this: docs/adr/0017.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY, SYMBOLS = "Callassist Sans", "Callassist Symbols"
#: file of the package → style and its weight
WEIGHTS = {
    "400Regular/Inter_400Regular.ttf": ("Regular", 400),
    "600SemiBold/Inter_600SemiBold.ttf": ("SemiBold", 600),
    "700Bold/Inter_700Bold.ttf": ("Bold", 700),
}
#: Latin with its extensions and Vietnamese, Greek, Cyrillic, punctuation, currency, arrows, mathematical signs, shapes
RANGES = (
    (0x20, 0x24F),
    (0x2B0, 0x2FF),
    (0x300, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2420, 0x2426),
    (0x25A0, 0x25FF),
    (0x2713, 0x2718),
)
#: signs the window uses, taken from the symbol fonts: those Inter lacks, and the rest for a font of the system's
SIGNS = {"symbols": "◐◷○●■✓✗⌫␣", "math": "↶↵→‖"}


def frozen(font: TTFont, feature: str, only: str = "") -> None:
    """Makes a feature's single substitutions the default, for the characters `only` (all, where it is empty)."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    changes: dict[str, str] = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            changes |= getattr(inner, "mapping", {})
    for cmap in font["cmap"].tables:
        for code, glyph in list(cmap.cmap.items()):
            if glyph in changes and (not only or chr(code) in only):
                cmap.cmap[code] = changes[glyph]


def cut(font: TTFont, codes: set[int], features: list[str]) -> None:
    """Leaves only these characters, and what their features need."""
    options = Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def named(font: TTFont, family: str, style: str, weight: int) -> None:
    """Gives the font a family of its own: an installed Inter must not mix with it."""
    names = font["name"]
    legacy = style in ("Regular", "Bold")
    texts = {
        1: family if legacy else f"{family} {style}",
        2: style if legacy else "Regular",
        3: f"callassist;{family} {style}",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
        16: family,
        17: style,
    }
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = style == "Bold"
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b100001 & ~(1 << 6) | (1 << 5 if bold else 1 << 6)
    font["head"].macStyle = 1 if bold else 0


def main(folder: Path) -> None:
    """Makes all files."""
    TARGET.mkdir(exist_ok=True)
    codes = {code for first, last in RANGES for code in range(first, last + 1)}
    ascent = descent = 0.0
    for name, (style, weight) in WEIGHTS.items():
        font = TTFont(folder / "inter" / "package" / name)
        frozen(font, "ss04")  # I with serifs and l with a tail are told apart
        # digits of one width; nothing else, for the feature widens space and hyphen too
        frozen(font, "tnum", "0123456789")
        cut(font, codes, ["kern", "mark", "mkmk", "ccmp", "locl", "case"])
        named(font, FAMILY, style, weight)
        font.save(TARGET / f"CallassistSans-{style}.ttf")
        ascent = font["hhea"].ascent / font["head"].unitsPerEm
        descent = font["hhea"].descent / font["head"].unitsPerEm
    for source, signs in SIGNS.items():
        (path,) = (folder / source / "package" / "400Regular").glob("*.ttf")
        font = TTFont(path)
        cut(font, {ord(sign) for sign in signs}, [])
        style = "Regular" if source == "symbols" else "Math"
        family = SYMBOLS if source == "symbols" else f"{SYMBOLS} Two"
        named(font, family, "Regular", 400)
        em = font["head"].unitsPerEm
        # a line with such a sign must not be higher than one without
        for table, up, down in (("hhea", "ascent", "descent"), ("OS/2", "sTypoAscender", "sTypoDescender")):
            setattr(font[table], up, round(ascent * em))
            setattr(font[table], down, round(descent * em))
        font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
        font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = round(ascent * em), round(-descent * em)
        font.save(TARGET / f"CallassistSymbols-{style}.ttf")
    licence = (folder / "inter" / "package" / "LICENSE_FONT").read_text(encoding="utf-8")
    others = [(folder / one / "package" / "LICENSE_FONT").read_text(encoding="utf-8") for one in SIGNS]
    rights = [licence.splitlines()[0], *(one.splitlines()[0] for one in others)]
    body = licence.partition("\n")[2]
    (TARGET / "OFL.txt").write_text("\n".join(rights) + "\n" + body, encoding="utf-8")
    for path in sorted(TARGET.iterdir()):
        print(f"{path.stat().st_size:>8,}  {path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
