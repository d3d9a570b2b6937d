"""The pages of words."""

import re

import html5lib
import pytest
from flask.testing import FlaskClient

WORDS = {
    "/about": "About Chapterhouse",
    "/conduct": "Code of conduct",
    "/privacy": "What we keep about you",
    "/accessibility": "Accessibility",
    "/help": "Help",
    "/credits": "Credits",
}


@pytest.mark.parametrize(("path", "heading"), WORDS.items())
def test_each_page_of_words_is_there_for_everybody(client: FlaskClient, path: str, heading: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.text
    assert f"<title>{heading} · Chapterhouse</title>" in answer.text


@pytest.mark.parametrize("path", WORDS)
def test_each_parses_without_an_error_and_each_of_its_links_leads_somewhere(client: FlaskClient, path: str) -> None:
    html = client.get(path).text

    html5lib.HTMLParser(strict=True).parse(html)
    links = {link for link in re.findall(r'href="(/[^"#?]*)', html) if not link.startswith("/static/")}
    answers = {link: client.get(link, follow_redirects=True).status_code for link in links}
    assert answers == dict.fromkeys(links, 200)


def test_whose_work_it_is_made_of_is_said(client: FlaskClient) -> None:
    html = client.get("/credits").text

    assert "GeoNames" in html
    assert "Creative Commons Attribution 4.0" in html
    assert "Natural Earth" in html
    assert "SIL Open Font Licence" in html


def test_pages_of_words_are_kept_for_strangers(client: FlaskClient) -> None:
    answer = client.get("/about")

    assert answer.cache_control.public
    assert answer.headers["ETag"]
    assert client.get("/about", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
