"""`python -m bench.commentary`: a blog of ten thousand posts and two hundred thousand comments beside the ceilings.

Index, post and label page over HTTP, as a stranger is given them, and once more in one process with nothing kept;
then four hundred searches in the database. ROUNDS, SECONDS and DATABASE_URL in the environment change the run.
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

from flask import Flask
from sqlalchemy import func, insert, select, text, update

from bench import ceilings, house, pages
from bench.pages import Target
from bench.servers import SITE, serving
from blog import queries
from blog.models import Label, Post, PostLabel, PostState, PostWords
from blog.words import asked, words
from comments.models import Comment, CommentState, Thread
from core import clock, config
from core.caching import shelves
from core.database import db, writing
from members.models import Member

POSTS, COMMENTS, LABELS, LABELS_EACH = 10_000, 200_000, 60, 3
WORDS, WORDS_EACH = 6_000, 220
AT_ONCE = 1_000
OF_CORE, SEARCHES, SEARCH_MS = 0.6, 400, 20.0
COLD = 60
ROUNDS, SECONDS = int(os.environ.get("ROUNDS", "3")), int(os.environ.get("SECONDS", "2"))
SYLLABLES = ("ba", "che", "di", "fo", "gu", "la", "mer", "no", "pri", "qua", "ro", "sto", "tan", "ve", "wi")


def main() -> int:
    """Fill a house and measure it; returns how many goals were missed."""
    with tempfile.TemporaryDirectory(prefix="chapterhouse-blog-") as folder, ExitStack() as stack:
        work = Path(folder)
        product = house.environment(work, os.environ.get("DATABASE_URL", ""))
        house.fill(product, "db upgrade", "cities import", "demo seed")
        url = config.read(product).database_url
        bare = {"BENCH_DATABASE_URL": f"sqlite:///{work / 'bare.db'}" if url.startswith("sqlite") else url}
        ceilings.seed(bare["BENCH_DATABASE_URL"])
        app, chance = house.opened(product), random.Random(7)
        vocabulary = _vocabulary(chance)
        fill(app, chance, vocabulary)
        core = stack.enter_context(serving("bench.ceilings:core", bare, work / "server.log"))
        site = stack.enter_context(serving(SITE, product, work / "server.log"))
        beside = "core: column select and Jinja"
        paths = {"index": "/blog", "post": "/blog/post-5000", "label": "/blog/labels/label-7"}
        targets = [
            Target(beside, core, "/"),
            *(Target(f"{n}, kept", site, p, beside, OF_CORE) for n, p in paths.items()),
        ]
        missed = pages.compare(targets, ROUNDS, SECONDS)
        os.environ |= bare
        _cold(app, ceilings.core(), paths)
        return missed + _search(app, chance, vocabulary)


def fill(app: Flask, chance: random.Random, vocabulary: Sequence[str]) -> None:
    """Put published posts, their labels, words and conversations into the app's database."""
    with app.app_context():
        with writing():
            db.session.execute(
                insert(Label), [{"slug": f"label-{n}", "name": f"label {n}", "posts": 0} for n in range(LABELS)]
            )
            authors = db.session.scalars(select(Member.id).order_by(Member.id).limit(50)).all()
            labels = db.session.scalars(select(Label.id).where(Label.slug.like("label-%"))).all()
        for first in range(0, POSTS, AT_ONCE):
            with writing():
                _add(range(first, first + AT_ONCE), chance, vocabulary, authors, labels)
        with writing():
            labelled = select(func.count()).where(PostLabel.label_id == Label.id).scalar_subquery()
            db.session.execute(update(Label).where(Label.id.in_(labels)).values(posts=labelled))
        with writing():
            # As a database that is lived in does by itself: it knows how often words are.
            db.session.execute(text("ANALYZE"))


def _add(
    numbers: range, chance: random.Random, vocabulary: Sequence[str], authors: Sequence[int], labels: Sequence[int]
) -> None:
    now = clock.now()
    texts = [" ".join(_some(chance, vocabulary, WORDS_EACH)) for _ in numbers]
    slugs = [f"post-{number}" for number in numbers]
    threads = db.session.scalars(
        insert(Thread).returning(Thread.id, sort_by_parameter_order=True),
        [{"path": f"/blog/{slug}", "title": slug, "scope": "blog", "count": COMMENTS // POSTS} for slug in slugs],
    ).all()
    posts = [
        {
            "slug": slug,
            "title": text[:60].capitalize(),
            "state": PostState.PUBLISHED,
            "published_at": now - timedelta(minutes=number),
            "month": f"{now - timedelta(minutes=number):%Y-%m}",
            "author_id": chance.choice(authors),
            "thread_id": thread_id,
            "opening": text[:250],
            "created_at": now,
            "edited_at": now,
            "rendered_by": 1,
            "body": text,
            "body_html": f"<p>{text}</p>",
        }
        for number, slug, text, thread_id in zip(numbers, slugs, texts, threads, strict=True)
    ]
    ids = db.session.scalars(insert(Post).returning(Post.id, sort_by_parameter_order=True), posts).all()
    db.session.execute(
        insert(PostLabel),
        [
            {"post_id": post_id, "label_id": label_id, "published_at": post["published_at"]}
            for post_id, post in zip(ids, posts, strict=True)
            for label_id in chance.sample(labels, LABELS_EACH)
        ],
    )
    found = [" ".join(words(text)) for text in texts]
    db.session.execute(
        insert(PostWords),
        [{"post_id": post_id, "title": text[:60], "words": text} for post_id, text in zip(ids, found, strict=True)],
    )
    db.session.execute(
        insert(Comment), [_comment(chance, thread_id, authors) for thread_id in threads for _ in range(20)]
    )


def _comment(chance: random.Random, thread_id: int, authors: Sequence[int]) -> dict[str, object]:
    text = "I was there too, and it was as you say."
    at = clock.now() - timedelta(minutes=chance.randrange(10_000))
    said = {"body": text, "html": f"<p>{text}</p>", "rendering": 1, "state": CommentState.VISIBLE}
    return said | {"thread_id": thread_id, "author_id": chance.choice(authors), "created_at": at}


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(1, 5))) for _ in range(WORDS)]


def _some(chance: random.Random, vocabulary: Sequence[str], count: int) -> list[str]:
    """Words as often as words are: a few all the time, most of them seldom."""
    return [vocabulary[min(int(chance.paretovariate(0.6)) - 1, WORDS - 1)] for _ in range(count)]


def _cold(app: Flask, core: Flask, paths: dict[str, str]) -> None:
    """The same pages in this process with nothing kept, by CPU, beside core: what a change of the blog costs once."""
    least = _spent(core, "/")
    for name, path in paths.items():
        spent = _spent(app, path)
        print(f"{name}, made anew: {spent:.2f} ms of CPU, {least / spent:.2f} of core")


def _spent(app: Flask, path: str) -> float:
    """Milliseconds of CPU for one answer, the median of many, each made anew."""
    client, spent = app.test_client(), []
    for _ in range(COLD):
        app.extensions.update(shelves())
        began = process_time()
        status = client.get(path).status_code
        spent.append((process_time() - began) * 1000)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
    return statistics.median(spent)


def _search(app: Flask, chance: random.Random, vocabulary: Sequence[str]) -> int:
    """What finding posts by one or two words costs in the database."""
    took = []
    with app.app_context():
        for _ in range(SEARCHES):
            wanted = asked(" ".join(_some(chance, vocabulary, chance.randrange(1, 3))))
            began = perf_counter()
            queries.found(wanted, 1)
            took.append((perf_counter() - began) * 1000)
            db.session.rollback()
    took.sort()
    slowest = took[len(took) * 99 // 100]
    print(f"search: p50 {statistics.median(took):.1f} ms, p99 {slowest:.1f} ms (goal {SEARCH_MS:.0f})")
    return int(slowest > SEARCH_MS)


if __name__ == "__main__":
    sys.exit(min(main(), 100))
