"""The states of the USA."""

from cities.states import STATES


def test_every_state_has_two_letters_of_its_own() -> None:
    assert len(set(STATES.values())) == len(STATES) == 51
    assert {len(letters) for letters in STATES.values()} == {2}
