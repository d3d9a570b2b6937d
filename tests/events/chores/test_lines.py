"""Jobs as organisers write them."""

from events.chores import lines
from events.chores.lines import ChoreKind, Line


def test_usual_jobs_are_known_however_they_are_written_and_others_keep_their_words() -> None:
    assert lines.parsed(" door \n\nGREETER\nBring  the banner\nDoor") == [
        Line(ChoreKind.DOOR, "Door"),
        Line(ChoreKind.GREETER, "Greeter"),
        Line(ChoreKind.OTHER, "Bring the banner"),
        Line(ChoreKind.DOOR, "Door"),
    ]


def test_what_is_written_is_read_again_as_the_same() -> None:
    jobs = lines.parsed("door\nBring the banner")

    assert lines.parsed(lines.written(line.words for line in jobs)) == jobs


def test_too_many_jobs_and_too_long_ones_are_a_problem() -> None:
    assert lines.problem("door\n" * 20) == ""
    assert "at most 20 jobs" in lines.problem("door\n" * 21)
    assert "at most 80 characters" in lines.problem("x" * 81)
