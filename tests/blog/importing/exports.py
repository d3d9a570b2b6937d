"""Files as Blogger and WordPress export them, made to order by their published formats."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape

BLOG = "tag:blogger.com,1999:blog-24"
FIRST = datetime(2010, 2, 24, 18, 30, tzinfo=UTC)
KIND = "http://schemas.google.com/g/2005#kind"


def blogger(posts: int = 2, comments: int = 2, html: str = "<p>Words of post {}.</p>", more: str = "") -> str:
    """An export of so many posts with so many comments each, the second answering the first; `more` are entries."""
    entries = "".join(_blogger_entries(posts, comments, html))
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"'
    settings = _entry(f"{BLOG}.settings.BLOG_NAME", "settings", FIRST, "The name", "")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><feed {spaces} xmlns:app="http://purl.org/atom/app#">'
        f"<id>{BLOG}</id><title>Munchies</title>{settings}{entries}{more}</feed>"
    )


def blogger_draft(title: str) -> str:
    """The entry of a draft."""
    control = "<app:control><app:draft>yes</app:draft></app:control>"
    return _entry(f"{BLOG}.post-999", "post", FIRST, title, "Not done.", control)


def wordpress(html: str = "First.\n\nSecond <em>one</em>.", comments: str = "") -> str:
    """An export of one post, one page and one attachment."""
    spaces = " ".join(
        f'xmlns:{name}="http://{where}"'
        for name, where in (
            ("excerpt", "wordpress.org/export/1.2/excerpt/"),
            ("content", "purl.org/rss/1.0/modules/content/"),
            ("dc", "purl.org/dc/elements/1.1/"),
            ("wp", "wordpress.org/export/1.2/"),
        )
    )
    author = (
        "<wp:author><wp:author_login>al</wp:author_login><wp:author_email>Alice@example.com</wp:author_email>"
        "<wp:author_display_name>Alice F.</wp:author_display_name></wp:author>"
    )
    labels = (
        '<category domain="category" nicename="uncategorized">Uncategorized</category>'
        '<category domain="post_tag" nicename="craft">Craft</category>'
    )
    post = _item("post", "publish", f"{labels}<content:encoded><![CDATA[{html}]]></content:encoded>{comments}")
    rest = _item("page", "publish", "") + _item("attachment", "inherit", "") + _item("post", "trash", "")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel><title>Blog</title>'
        f"<wp:wxr_version>1.2</wp:wxr_version>{author}{post}{rest}</channel></rss>"
    )


def wordpress_comment(number: int, words: str, approved: str = "1", kind: str = "", parent: int = 0) -> str:
    """A comment of that post."""
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Hank</wp:comment_author>"
        f"<wp:comment_author_email></wp:comment_author_email><wp:comment_date_gmt>2012-05-01 10:0{number}:00"
        f"</wp:comment_date_gmt><wp:comment_content><![CDATA[{words}]]></wp:comment_content>"
        f"<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>"
        f"<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"
    )


def _blogger_entries(posts: int, comments: int, html: str) -> Iterator[str]:
    for number in range(1, posts + 1):
        at = FIRST + timedelta(days=number)
        address = f'<link rel="alternate" href="http://munchies.example/2010/02/post-{number}-there.html"/>'
        labels = f'<category scheme="http://www.blogger.com/atom/ns#" term="Label {number % 7}"/>'
        yield _entry(f"{BLOG}.post-{number}", "post", at, f"Post {number} there", html.format(number), address + labels)
        for place in range(1, comments + 1):
            reply = f'<thr:in-reply-to ref="{BLOG}.post-{number}"/>'
            if place == 2:
                reply += (
                    f'<link rel="related" href="http://www.blogger.com/feeds/24/{number}/comments/default/{number}01"/>'
                )
            words = f"Comment {place} on {number}.<br />Second line."
            yield _entry(f"{BLOG}.post-{number}0{place}", "comment", at + timedelta(hours=place), "", words, reply)


def _entry(id_: str, kind: str, at: datetime, title: str, html: str, more: str = "") -> str:
    author = "<author><name>Priya R.</name><email>noreply@blogger.com</email></author>"
    kind_of = f'<category scheme="{KIND}" term="http://schemas.google.com/blogger/2008/kind#{kind}"/>'
    when = f"<published>{at.isoformat(timespec='milliseconds')}</published><updated>{at.isoformat()}</updated>"
    content = f'<title type="text">{escape(title)}</title><content type="html">{escape(html)}</content>'
    return f"<entry><id>{id_}</id>{when}{kind_of}{content}{more}{author}</entry>"


def _item(kind: str, status: str, more: str) -> str:
    return (
        "<item><title>From afar</title><link>http://blog.example/from-afar/</link><dc:creator>al</dc:creator>"
        f'<guid isPermaLink="false">http://blog.example/?p=7</guid>{more}<wp:post_id>7</wp:post_id>'
        "<wp:post_date_gmt>2012-04-30 22:15:00</wp:post_date_gmt><wp:post_name>from-afar</wp:post_name>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
    )
