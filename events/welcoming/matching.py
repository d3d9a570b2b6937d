"""Who greets whom: evenly, and the same again whenever it is asked; who has a greeter keeps them."""

from collections.abc import Collection, Mapping, Sequence

Pairs = Mapping[int, int]


def matched(
    newcomers: Sequence[int], greeters: Sequence[int], kept: Pairs, apart: Collection[tuple[int, int]]
) -> Pairs:
    """A greeter for each newcomer, both in their order; nobody greets whom they are `apart` from (newcomer, greeter).

    What was `kept` stays as long as both are there. Whoever has none goes to who greets fewest, the first of these.
    """
    pairs = {one: kept[one] for one in newcomers if kept.get(one) in greeters and (one, kept[one]) not in apart}
    for one in newcomers:
        free = [greeter for greeter in greeters if (one, greeter) not in apart]
        if one not in pairs and free:
            pairs[one] = min(free, key=list(pairs.values()).count)
    return pairs


def relieved(greeters: Sequence[int], pairs: Pairs, apart: Collection[tuple[int, int]]) -> Pairs:
    """The same with whoever greets nobody helping whoever greets most, who hand over those that came to them last.

    It goes on until it is even; nobody else is moved.
    """
    evened = dict(pairs)
    for idle in [greeter for greeter in greeters if greeter not in pairs.values()]:
        while (one := _to_hand_over(idle, greeters, evened, apart)) is not None:
            evened[one] = idle
    return evened


def _to_hand_over(idle: int, greeters: Sequence[int], pairs: Pairs, apart: Collection[tuple[int, int]]) -> int | None:
    count = list(pairs.values()).count
    for fullest in sorted(greeters, key=count, reverse=True):
        theirs = [one for one, greeter in pairs.items() if greeter == fullest and (one, idle) not in apart]
        if theirs and count(fullest) - count(idle) > 1:
            return theirs[-1]
    return None
