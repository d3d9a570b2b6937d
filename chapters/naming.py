"""What a chapter is called: its address, the letters on its mark, its whereabouts, from its city: pure rules."""

from collections.abc import Iterator
from typing import Any

#: Two letters for each state of the USA and its capital district, as the post writes them.
STATES = dict(
    entry.split("=")
    for entry in (
        "Alabama=al,Alaska=ak,Arizona=az,Arkansas=ar,California=ca,Colorado=co,Connecticut=ct,Delaware=de,Florida=fl,"
        "Georgia=ga,Hawaii=hi,Idaho=id,Illinois=il,Indiana=in,Iowa=ia,Kansas=ks,Kentucky=ky,Louisiana=la,Maine=me,"
        "Maryland=md,Massachusetts=ma,Michigan=mi,Minnesota=mn,Mississippi=ms,Missouri=mo,Montana=mt,Nebraska=ne,"
        "Nevada=nv,New Hampshire=nh,New Jersey=nj,New Mexico=nm,New York=ny,North Carolina=nc,North Dakota=nd,Ohio=oh,"
        "Oklahoma=ok,Oregon=or,Pennsylvania=pa,Rhode Island=ri,South Carolina=sc,South Dakota=sd,Tennessee=tn,Texas=tx,"
        "Utah=ut,Vermont=vt,Virginia=va,Washington=wa,West Virginia=wv,Wisconsin=wi,Wyoming=wy,District of Columbia=dc"
    ).split(",")
)
#: No address is longer, with what is added to tell it from others.
LONGEST = 40
LONGEST_ADDITION = 6


def addresses(plain: str, region: str, country_code: str) -> Iterator[str]:
    """The addresses to try for a chapter, best first, without end: its plain name, then the state or country added."""
    plain = plain[: LONGEST - LONGEST_ADDITION].strip("-")
    yield plain
    if region in STATES:
        yield f"{plain}-{STATES[region]}"
    yield f"{plain}-{country_code.lower()}"
    number = 2
    while True:
        yield f"{plain}-{number}"
        number += 1


def letters(code: str, plain: str) -> str:
    """What stands on a mark: the city's main code, or the first three letters of its plain name."""
    return code or plain.replace("-", "")[:3].upper()


def whereabouts(chapter: Any) -> str:
    """Where a chapter is, in words: the city where it is called otherwise, then what tells the city from others."""
    city = "" if chapter.name == chapter.city_name else chapter.city_name
    nearby = f"near {chapter.near}" if chapter.near else ""
    return ", ".join(part for part in (city, chapter.region or nearby, chapter.country_name) if part)
