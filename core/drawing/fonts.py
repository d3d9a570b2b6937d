"""A program that cuts the typeface of our signs, Bitter 700, to what pages need: run with the folder to fill."""

import io
import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHT = 700
#: The same ranges as in tokens.css, by which a browser decides what to fetch.
RANGES = {
    "bitter-latin-700.woff2": [
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
        *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2190, 0x2192, 0x2212),
    ],
    "bitter-ext-700.woff2": [*range(0x100, 0x180), *range(0x218, 0x21C), *range(0x1E00, 0x1F00)],
}


def main(folder: Path) -> None:
    """Write both files and the licence into `folder`; the same package always gives the same bytes."""
    package = _package()
    heavy = io.BytesIO()
    variable = TTFont(package / "files" / "Bitter[wght].ttf", recalcTimestamp=False)
    instancer.instantiateVariableFont(variable, {"wght": WEIGHT}).save(heavy)
    folder.mkdir(parents=True, exist_ok=True)
    for name, points in RANGES.items():
        _cut(heavy, points, folder / name)
    (folder / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


def _package() -> Path:
    spec = find_spec("fontpkg_bitter")
    if spec is None or spec.origin is None:
        raise SystemExit("The typeface is missing: pip install -r requirements.txt")
    return Path(spec.origin).parent


def _cut(whole: io.BytesIO, points: list[int], target: Path) -> None:
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True, notdef_outline=True)
    font = TTFont(io.BytesIO(whole.getvalue()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
