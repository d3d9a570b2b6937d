"""Why a comment waits, is reported or hidden: the codes that are kept, and how they read."""

#: Why it was held; read by moderators.
HELD = {
    "first": "Among the first comments of this person",
    "links": "Many links from a new account",
    "host": "Points at one place again and again",
    "words": "Has a word from the list",
    "hosts": "Links to a place on the list",
    "bait": "Filled in a field that people do not see",
    "fast": "Came back within three seconds",
}
#: Why readers report it, and moderators hide it; read by its author.
WRONG = {
    "spam": "It advertises something",
    "unkind": "It’s unkind to somebody",
    "private": "It tells something private of somebody",
    "off_topic": "It’s about something else",
    "other": "Something else",
}
#: Why something was decided.
DECIDED = WRONG | {"fine": "It’s fine", "banned": "The account was closed"}
