"""A phrase as people type it, “every other Tuesday 7pm until June”, and what was understood of it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, time

from events import recurrence
from events.rule_words import in_words, listed, lowered
from events.rules import BadRule, Repeats, Rule
from events.written import moments, pattern, rrules

PHRASE = "phrase"
LONGEST = 300
EXAMPLE = "Write it like “third Thursday of every month at 18:30”"

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SAID_ALONG = re.compile(r",? ?\bthe next day\b|,? [^,]{1,60} time$")
_DAY_NAME = re.compile(
    r"(?:on )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? (?=the |[0-9]|[a-z]{3,9} [0-9])"
)


@dataclass(frozen=True)
class Read:
    """What a phrase says: how often, from which day, from when to when; None where it does not say.

    `unsure` asks for what is lacking or can be read in two ways, after what was understood.
    """

    rule: Rule | None = None
    first_on: date | None = None
    start: time | None = None
    end: time | None = None
    unsure: str = ""


def read(text: str, today: date) -> Read:
    """What a phrase says, days without a year being the next from today; raises BadRule where nothing is understood.

    An RRULE will do as well. No rule is given that has no date within five years.
    """
    if len(text) > LONGEST:
        raise BadRule(f"Say it in at most {LONGEST} characters", PHRASE)
    tidy = _tidy(text)
    try:
        found = _rrule(tidy) if tidy.startswith(("freq=", "rrule:")) else _phrase(tidy, today)
        if found.rule:
            recurrence.first_date(found.rule, found.first_on or today)
    except BadRule as bad:
        raise BadRule(str(bad), PHRASE) from bad
    return found


def _rrule(tidy: str) -> Read:
    return Read(rrules.from_rrule(tidy.removeprefix("rrule:")), unsure="We got the rule. What time?")


def _phrase(tidy: str, today: date) -> Read:
    first_on, rest = moments.take_first_day(_SAID_ALONG.sub("", tidy), today)
    end, rest = moments.take_end(rest, first_on or today)
    start, until, question, rest = moments.take_times(rest)
    named = re.sub(r"^(?:once )?(?:on )?", "", " ".join(rest.split()).strip(" ,."))
    if alone := moments.day(_DAY_NAME.sub("", named), today):
        often, first_on = pattern.Often(Rule(Repeats.ONCE, **end), _weekday_doubt(named, alone)), alone
    else:
        often = pattern.read(rest, end)
    if often.rule is None and not (often.question or start):
        raise BadRule(EXAMPLE, PHRASE)
    questions = [often.question or ("" if often.rule else "How often?"), question]
    questions += [f"We could not read “{often.unread}”."] if often.unread else []
    questions += [] if start or question else ["What time?"]
    asked = " ".join(filter(None, questions))
    return Read(
        often.rule,
        first_on,
        start,
        until,
        f"{_got(often.rule, first_on, None if question else start)}{asked}" if asked else "",
    )


def _got(rule: Rule | None, first_on: date | None, start: time | None) -> str:
    """ "We got third Thursday. "."""
    got = []
    if rule and rule.repeats is Repeats.ONCE and first_on:
        got.append(f"{first_on:%A} {first_on.day} {first_on:%B %Y}")
    elif rule and rule.repeats is not Repeats.ONCE:
        got.append(lowered(in_words(replace(rule, until=None, times=None))).removesuffix(" of every month"))
    if start:
        got.append(f"{start:%H:%M}")
    return f"We got {listed(got)}. " if got else ""


def _weekday_doubt(named: str, on: date) -> str:
    said = _DAY_NAME.match(named)
    if said is None or f"{on:%A}".lower().startswith(said[1]):
        return ""
    return f"That day is a {on:%A}: is it the right one?"


def _tidy(text: str) -> str:
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.replace("’", "'").strip(" \"'“”.!").split())
