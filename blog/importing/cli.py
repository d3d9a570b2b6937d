"""The command that brings a blog over: `flask blog import FILE`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
from flask import Flask
from flask.cli import AppGroup

from blog.importing import blogger, bringing, markdown, parsing, wordpress
from blog.importing.bringing import Arrival
from blog.importing.exported import BadExport, OldPost
from blog.importing.reported import Report
from chapters.queries import by_slug
from core.database import writing
from core.refusal import Refused
from media import pictures
from media.pictures import Picture

NOTHING = "Nothing has been changed."


class Rehearsed(Exception):
    """A transaction that was only tried: it is rolled back."""


def init_app(app: Flask) -> None:
    """Add `flask blog`."""
    group = AppGroup("blog", help="Commentary.")

    @group.command("import", help="Bring over what Blogger (Atom) or WordPress (WXR) exports: all of it or nothing.")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--chapter", help="The address of the chapter it is for; otherwise it is for everybody.")
    @click.option("--author", "authors", multiple=True, metavar="NAME=ADDRESS", help="Who is meant by a name there.")
    @click.option("--pictures", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
                  help="A folder with the pictures, by their file names.")  # fmt: skip
    @click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
    def import_(file: Path, chapter: str | None, authors: tuple[str, ...], folder: Path | None, dry_run: bool) -> None:
        try:
            arrival = _arrival(file, chapter, authors, folder)
        except (BadExport, Refused) as error:
            sys.exit(f"{error}. {NOTHING}")
        report = carry_out(arrival, dry_run)
        click.echo("\n".join(_told(report, dry_run)))
        if report.problems:
            sys.exit(1)

    app.cli.add_command(group)


def carry_out(arrival: Arrival, dry_run: bool) -> Report:
    """Bring it over in one transaction, which does not hold where it was only tried or anything is amiss."""
    report = Report()
    try:
        with writing():
            report = bringing.bring(arrival)
            if dry_run or report.problems:
                raise Rehearsed
    except Rehearsed:
        pass
    return report


def _arrival(file: Path, chapter: str | None, authors: Sequence[str], folder: Path | None) -> Arrival:
    root = parsing.root_of(file)
    known = next((format_ for format_ in (blogger, wordpress) if format_.is_one(root)), None)
    if known is None:
        raise BadExport(f"{file.name} is neither Blogger’s Atom nor WordPress’s WXR")
    there = by_slug(chapter) if chapter else None
    if chapter and there is None:
        raise BadExport(f"There is no chapter “{chapter}”")
    posts = known.posts(root)
    return Arrival(
        posts,
        there.id if there else None,
        dict(_pictures(posts, folder)) if folder else {},
        _meant(authors),
        breaks_paragraphs=known is wordpress,
    )


def _meant(authors: Sequence[str]) -> Mapping[str, str]:
    pairs = [author.rpartition("=") for author in authors]
    if not all(name and "@" in address for name, _, address in pairs):
        raise BadExport("Say who is meant like --author “Priya R.=priya@example.com”")
    return {name: address for name, _, address in pairs}


def _pictures(posts: Sequence[OldPost], folder: Path) -> Iterator[tuple[str, Picture]]:
    """The pictures of posts that lie in a folder under the file names of their addresses, made anew outside."""
    files = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file()}
    for address in dict.fromkeys(address for post in posts for address in markdown.pictured(post.html)):
        path = files.get(unquote(urlsplit(address).path).rpartition("/")[2])
        if path:
            yield address, pictures.whole(path.read_bytes())


def _told(report: Report, dry_run: bool) -> Iterator[str]:
    new = f"{_many(report.posts, 'post')}, {_many(report.drafts, 'draft')} and {_many(report.comments, 'comment')}"
    yield f"New: {new}."
    yield f"Here already: {_many(report.known_posts, 'post')} and {_many(report.known_comments, 'comment')}."
    yield f"Brought along: {_many(report.pictures, 'picture')}. Cut, for length: {_many(report.shortened, 'comment')}."
    yield f"Made to lead to the new pages: {_many(report.links, 'link')}, and the old addresses."
    yield f"With an account here: {_names(report.accounts)}"
    yield f"By name alone: {_names(report.names)}"
    for problem in report.problems:
        yield f"Cannot be brought over: {problem}"
    if dry_run or report.problems:
        yield NOTHING


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"
