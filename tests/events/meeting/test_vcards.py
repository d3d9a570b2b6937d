"""Cards of people as RFC 6350 writes them: what stands on one, and that nothing breaks out of a line."""

from events.meeting.vcards import Contact, cards

PAGE = "https://club.example/members/k3v9"
CARLA = Contact("Carla Whitfield", "carla@example.com", PAGE, ["https://carla.example"], "")


def test_a_card_says_who_where_to_write_and_where_one_met() -> None:
    met = Contact(CARLA.name, CARLA.email, CARLA.url, CARLA.links, "Met at October dinner, October 2026")

    assert cards([met]) == (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:https://club.example/members/k3v9\r\nKIND:individual\r\n"
        "FN:Carla Whitfield\r\nEMAIL:carla@example.com\r\nURL:https://carla.example\r\n"
        "NOTE:Met at October dinner\\, October 2026\r\nEND:VCARD\r\n"
    )


def test_several_stand_one_after_the_other() -> None:
    assert cards([CARLA, CARLA]).count("BEGIN:VCARD\r\nVERSION:4.0\r\n") == 2


def test_nothing_in_a_name_begins_a_line_of_its_own() -> None:
    hostile = Contact("Eve;\r\nEMAIL:eve@example.com\u2028\\", CARLA.email, CARLA.url, (), "")

    assert "FN:Eve\\;\\nEMAIL:eve@example.com\\n\\\\\r\n" in cards([hostile])


def test_long_lines_are_folded_at_75_octets_between_characters() -> None:
    name = "Ж" * 90
    lines = cards([Contact(name, CARLA.email, CARLA.url, (), "")]).split("\r\n")

    assert max(len(line.encode()) for line in lines) <= 75
    assert f"FN:{name}" in "\r\n".join(lines).replace("\r\n ", "")
