"""A post in the words of schema.org, for search engines and previews."""

from typing import Any

from core.web import address_of


def facts(post: Any, club: str) -> dict[str, Any]:
    """A schema.org Article of a `reading.Shown`, to be written by the template's `tojson`."""
    row, here = post.row, address_of(f"/blog/{post.row.slug}")
    author = {"@type": "Person", "name": post.author.name}
    if post.author.key:
        author["url"] = address_of(f"/blog/authors/{post.author.key}")
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": row.title,
        "description": row.excerpt,
        "inLanguage": row.language,
        "url": here,
        "mainEntityOfPage": here,
        "image": picture(post),
        "datePublished": row.published_at.isoformat(timespec="seconds"),
        "dateModified": max(row.edited_at, row.published_at).isoformat(timespec="seconds"),
        "author": author,
        "publisher": {
            "@type": "Organization",
            "name": club,
            "url": address_of("/"),
        },
        "keywords": [name for _slug, name in post.labels],
        "commentCount": row.comments,
    }


def picture(post: Any) -> str:
    """The address of the picture that stands for a post elsewhere: its cover, or its card."""
    return address_of(f"/media/{post.cover.key}.webp" if post.cover else f"/blog/{post.row.slug}/card.png")
