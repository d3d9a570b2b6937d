"""What the library of forms says by itself, in the words of the house: what to do, not what is wrong."""

from typing import Any

SAID = {
    "Not a valid date value.": "Write a day that there is, like 2026-10-22",
    "Not a valid float value.": "Write a number like 38.7",
    "Not a valid choice.": "Choose one from the list",
    "Invalid Choice: could not coerce.": "Choose one from the list",
    "This field is required.": "Fill this in",
    "Invalid input.": "Choose one from the list",
}
#: More digits than any choice of a menu has.
MOST_DIGITS = 9


class Words:
    """The translations that WTForms asks for each of its own sentences."""

    def gettext(self, sentence: str) -> str:
        """Our sentence, or theirs where we have none."""
        return SAID.get(sentence, sentence)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Ours of the right number."""
        return self.gettext(singular if number == 1 else plural)


def of_menu(said: Any) -> int:
    """The number a menu's choice stands for; raises ValueError for what no menu offers."""
    text = str(said).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise ValueError("no number of a menu")
    return int(text)
