"""Commands on the gazetteer."""

from flask import Flask


def test_the_gazetteer_has_a_command(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["cities", "import", "--help"])

    assert said.exit_code == 0
    assert "safe to run again" in said.output


def test_filling_says_each_step(world: Flask, said_while_filling: str) -> None:
    assert said_while_filling.splitlines() == [
        "Reading the world’s cities ...",
        said_while_filling.splitlines()[1],
        "  Cities written",
        "  Names and codes written",
        "  Beginnings written",
    ]
    assert said_while_filling.splitlines()[1].startswith("  34,006 cities and 5,8")
