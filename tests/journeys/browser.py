"""The Chromium that journeys are made in: the machine's own, else one from npm, unpacked into a cache folder."""

import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import brotli  # type: ignore[import-untyped]

#: First the one without windows, which takes half the time of a whole one.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGE, VERSION = "@sparticuz/chromium", "147.0.0"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
#: The package's own file names the folders of another machine, and then a line of text is 0 px wide.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{home}/font-cache</cachedir></fontconfig>
"""


class NoBrowser(Exception):
    """There is no browser to make journeys in; the message says in one line how to come by one."""


@dataclass(frozen=True)
class Program:
    """A browser that can be started: where it lies, and what its environment must say beside the usual."""

    path: str
    environment: dict[str, str] = field(default_factory=dict)


def found() -> Program:
    """The browser to use; raises NoBrowser where the machine has none and none can be fetched."""
    for name in NAMES:
        if path := shutil.which(name):
            return Program(path)
    home = _cache() / f"chromium-{VERSION}"
    if not home.is_dir():
        _fetch(home)
    return Program(
        str(home / "chromium"), {"LD_LIBRARY_PATH": f"{home / 'lib'}", "FONTCONFIG_FILE": f"{home / 'fonts.conf'}"}
    )


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chapterhouse"


def _fetch(home: Path) -> None:
    """Unpack beside and rename, so that of two who fetch at once either is right and no half is ever found."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, ignore_cleanup_errors=True) as folder:
        work = Path(folder) / "chromium"
        work.mkdir()
        _unpack(_packed(Path(folder)), work)
        (work / "chromium").chmod(0o755)
        (work / "fonts.conf").write_text(FONTS_CONF.format(home=home))
        with suppress(OSError):
            work.rename(home)
    if not home.is_dir():
        raise NoBrowser(f"{home} could not be made")


def _packed(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NoBrowser("Journeys need a browser: apt-get install chromium-headless-shell (or npm, and one is fetched)")
    command = [npm, "pack", "--silent", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode:
        raise NoBrowser(
            f"Journeys need a browser, and npm could not fetch {PACKAGE}: apt-get install chromium-headless-shell"
        )
    return next(folder.glob("*.tgz"))


def _unpack(packed: Path, work: Path) -> None:
    with tarfile.open(packed) as pack:
        inside = {Path(member.name).name: member for member in pack.getmembers()}

        def content(name: str) -> bytes:
            file = pack.extractfile(inside[f"{name}.br"])
            return bytes(brotli.decompress(file.read() if file else b""))

        (work / "chromium").write_bytes(content("chromium"))
        for name in ("al2023.tar", "swiftshader.tar", "fonts.tar"):
            with tarfile.open(fileobj=io.BytesIO(content(name))) as archive:
                archive.extractall(work, filter="data")
