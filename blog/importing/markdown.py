"""HTML that people wrote elsewhere, as the Markdown we keep."""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
_AROUND = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**", "code": "`", "tt": "`"}
_BLOCKS = frozenset(
    "p div section article table tr figure figcaption center pre ul ol li blockquote".split() + list(_HEADINGS)
)
_SILENT = frozenset({"script", "style", "head", "title", "iframe", "object", "noscript", "template"})
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_IMAGE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
#: What would begin a heading, a list or a line where words begin.
_BEGINS = re.compile(r"^([#+=-]|\d+(?=[.)]\s))")
_BLANK = re.compile(r"[ \t\r\n\f]+")
#: Two breaks of a line, or more, are a new paragraph.
_BREAKS = re.compile(r"(?:\\\n[> ]*){2,}")
_WEB = ("http://", "https://", "mailto:")


def markdown(text: str, ours: Mapping[str, str], breaks_paragraphs: bool = False) -> str:
    """The Markdown of some HTML; `ours` are our addresses of pictures and pages by their addresses there.

    A picture that is not among them becomes a link to where it was. `breaks_paragraphs` is for text whose empty lines
    stand for paragraphs, as in what WordPress exports.
    """
    if breaks_paragraphs:
        text = re.sub(r"(?:\r?\n){2,}", "<p>", text)
    writer = _Writer(ours)
    writer.feed(text)
    writer.close()
    return writer.written()


def pictured(text: str) -> list[str]:
    """The addresses of the pictures that some HTML shows, in their order."""
    return [html.unescape(address) for address in _IMAGE.findall(text)]


class _Writer(HTMLParser):
    """Writes as it reads; what stands in nothing we know is written as plain text."""

    def __init__(self, ours: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._ours = ours
        self._out: list[str] = []
        self._prefixes: list[str] = []
        self._lists: list[int | None] = []
        self._items: list[bool] = []
        self._links: list[str] = []
        self._silent = self._code = 0

    def written(self) -> str:
        """What has been written so far: no two empty lines in a row, no break before one."""
        lines: list[str] = []
        for line in _BREAKS.sub("\n\n", "".join(self._out)).split("\n"):
            bare = line.rstrip()
            if bare.strip("> ") or (lines and lines[-1].strip("> ")):
                lines.append(bare)
            elif lines and not bare:
                lines[-1] = ""
        return re.sub(r"\\(?=\n[> ]*\n|$)", "", "\n".join(lines).strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag means."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self._begin_block(tag)
        elif tag in _AROUND and not self._code:
            self._out.append(_AROUND[tag])
        else:
            self._out.append(self._within(tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that ends itself ends nothing else."""
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "hr", "img"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag means."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self._end_block(tag)
        elif tag == "a" and self._links:
            address = self._links.pop()
            self._out.append(f"](<{_plain(address)}>)" if address else "")
        elif tag in _AROUND and not self._code:
            self._out.append(_AROUND[tag])

    def handle_data(self, data: str) -> None:
        """Write words: as they are in code, else with nothing in them that Markdown would read as more."""
        if self._silent:
            return
        if self._code:
            self._out.append(data.replace("\n", "\n" + "".join(self._prefixes)))
            return
        plain = _SPECIAL.sub(r"\\\1", _BLANK.sub(" ", data))
        self._out.append(_escaped(plain.lstrip()) if self._is_at_a_beginning() else plain)

    def _within(self, tag: str, given: Mapping[str, str]) -> str:
        """What a tag within a paragraph begins, or is."""
        if tag == "br":
            return "\\" + self._line()
        if tag == "hr":
            return f"{self._break()}---{self._break()}"
        if tag == "img":
            return self._picture(given)
        if tag == "a":
            address = given.get("href", "")
            self._links.append(self._ours.get(address, address if address.startswith(_WEB) else ""))
            return "[" if self._links[-1] else ""
        return ""

    def _is_at_a_beginning(self) -> bool:
        """Whether a line begins here."""
        last = next((piece for piece in reversed(self._out) if piece), "\n")
        return not last.rsplit("\n", 1)[-1].strip("> ") if "\n" in last else False

    def _begin_block(self, tag: str) -> None:
        if tag == "li":
            self._end_item()
            number = self._lists[-1] if self._lists else None
            self._out.append(self._line() + (f"{number}. " if number else "- "))
            if self._lists and number:
                self._lists[-1] = number + 1
            self._prefixes.append("   ")
            self._items[-1:] = [True]
            return
        if tag in ("ul", "ol"):
            self._out.append(self._break() if not self._lists else "")
            self._lists.append(1 if tag == "ol" else None)
            self._items.append(False)
            return
        if tag == "blockquote":
            self._out.append(self._break())
            self._prefixes.append("> ")
            self._out.append("> ")
            return
        self._out.append(self._break() + _HEADINGS.get(tag, "") + ("```" + self._line() if tag == "pre" else ""))
        self._code += tag == "pre"

    def _end_block(self, tag: str) -> None:
        if tag == "li":
            self._end_item()
        elif tag == "blockquote":
            if "> " in self._prefixes:
                self._prefixes.pop()
            self._out.append(self._break())
        elif tag in ("ul", "ol"):
            self._end_item()
            if self._lists:
                self._lists.pop()
                self._items.pop()
            self._out.append(self._break() if not self._lists else "")
        else:
            self._out.append((self._line() + "```") if tag == "pre" else "")
            self._code -= tag == "pre" and self._code > 0
            self._out.append(self._break())

    def _end_item(self) -> None:
        """End the item that is open in the innermost list, which many people never close."""
        if self._items and self._items[-1]:
            self._items[-1] = False
            if self._prefixes:
                self._prefixes.pop()

    def _picture(self, given: Mapping[str, str]) -> str:
        address = given.get("src", "")
        alt = _plain(given.get("alt") or given.get("title") or "") or "picture"
        if address in self._ours:
            return f"![{alt}]({self._ours[address]})"
        return f"[{alt}](<{_plain(address)}>)" if address.startswith(_WEB) and not any(self._links) else alt

    def _line(self) -> str:
        return "\n" + "".join(self._prefixes)

    def _break(self) -> str:
        return f"{self._line()}{self._line()}" if self._out else ""


def _plain(text: str) -> str:
    """Text that ends neither a description nor an address."""
    return re.sub(r"[\[\]<>\s]+", " ", text).strip()


def _escaped(text: str) -> str:
    """Words at the beginning of a line, which begin nothing else."""
    return _BEGINS.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", text)
