"""HTML of elsewhere as Markdown, as a table of examples."""

import pytest

from blog.importing.markdown import markdown, pictured

OURS = "/media/aaaaaaaaaaaaaaaaaaaaaa.webp"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\n\nTwo"),
        ("One<br />Two", "One\\\nTwo"),
        ("One<br /><br />Two", "One\n\nTwo"),
        ("One<br>", "One"),
        ("<b>bold</b> and <i>not</i>", "**bold** and *not*"),
        ("<h1>Head</h1>text", "## Head\n\ntext"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n   - b\n- c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>after", "> a\n>\n> b\n\nafter"),
        ("<pre>a *b*\n  c</pre>", "```\na *b*\n  c\n```"),
        ('<a href="https://x.example/?a=1&amp;b=2">x</a>', "[x](<https://x.example/?a=1&b=2>)"),
        ('<a href="javascript:x()">x</a>', "x"),
        ("a *b* _c_ [d](e) <3", "a \\*b\\* \\_c\\_ \\[d\\](e) \\<3"),
        ("<p># no heading</p><p>1. no list</p><p>- none</p>", "\\# no heading\n\n1\\. no list\n\n\\- none"),
        ("<script>x()</script><style>p{}</style>words", "words"),
        ("a &amp; b &lt;b&gt; &nbsp;c", "a & b \\<b\\> \xa0c"),
        ("<p>never <b>closed", "never **closed"),
        ("</ul></li></blockquote>stray", "stray"),
        ("", ""),
    ],
)
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown(html, {}) == expected


def test_a_picture_we_have_is_shown_and_another_is_led_to() -> None:
    html = '<img src="https://a.example/b.jpg" alt="A [cat]"><img src="https://a.example/c.jpg">'

    made = markdown(html, {"https://a.example/b.jpg": OURS})

    assert made == f"![A cat]({OURS})[picture](<https://a.example/c.jpg>)"


def test_empty_lines_are_paragraphs_where_they_stand_for_them() -> None:
    assert markdown("One\n\nTwo\nstill two", {}, breaks_paragraphs=True) == "One\n\nTwo still two"
    assert markdown("One\n\nTwo", {}) == "One Two"


def test_pictures_are_found_in_their_order() -> None:
    assert pictured("<IMG alt='x' SRC='a&amp;b.jpg'><p><img src=\"c.png\"/>") == ["a&b.jpg", "c.png"]
