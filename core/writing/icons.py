"""The house's own set of icons: a grid of 24, one round stroke, in the colour of the text beside them."""

from functools import cache

from markupsafe import Markup

_PATHS = {
    "alert": '<path d="M12 3.8 21.5 20h-19z"/><path d="M12 10v4.8M12 17.3v.1"/>',
    "badge": '<path d="M4 7.5h16V20H4zM9.5 7.5V4h5v3.5M8 16.5h8"/><circle cx="12" cy="12" r="1.8"/>',
    "ban": '<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>',
    "cal": '<path d="M4 6.5h16v13.5H4zM4 10.5h16M8.5 3.5v5M15.5 3.5v5"/>',
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.4 2"/>',
    "dice": (
        '<path d="M4.5 4.5h15v15h-15z"/>'
        '<path d="M8.5 8.5v.1M15.5 8.5v.1M12 12v.1M8.5 15.5v.1M15.5 15.5v.1" stroke-width="2.8"/>'
    ),
    "dl": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "edit": '<path d="M4.5 19.5 5.6 15 16 4.6l3.4 3.4L9 18.4z"/><path d="m13.5 7 3.5 3.5"/>',
    "eye": (
        '<path d="M2.5 12c2.5-4.3 5.6-6.5 9.5-6.5s7 2.2 9.5 6.5c-2.5 4.3-5.6 6.5-9.5 6.5S5 16.3 2.5 12z"/>'
        '<circle cx="12" cy="12" r="2.8"/>'
    ),
    "globe": (
        '<circle cx="12" cy="12" r="8.5"/>'
        '<path d="M3.5 12h17'
        'M12 3.5c2.6 2.6 3.7 5.3 3.7 8.5s-1.1 5.9-3.7 8.5c-2.6-2.6-3.7-5.3-3.7-8.5s1.1-5.9 3.7-8.5z"/>'
    ),
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.1"/>',
    "left": '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3'
        'M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"/>'
    ),
    "lock": '<path d="M5.5 10.5h13v10h-13zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17z"/><path d="m4 7 8 6.5L20 7"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "move": '<path d="M4 8h14M13.5 3.5 18 8l-4.5 4.5M20 16H6M10.5 11.5 6 16l4.5 4.5"/>',
    "near": '<circle cx="12" cy="12" r="5.5"/><path d="M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4"/>',
    "pin": (
        '<path d="M12 21.5c-4.5-4.8-7-8.3-7-11.5a7 7 0 0 1 14 0c0 3.2-2.5 6.7-7 11.5z"/>'
        '<circle cx="12" cy="10" r="2.4"/>'
    ),
    "plane": (
        '<path d="M10.5 13.5 3 11.2l1.6-1.6 7 .6L16 5.3c1.1-1.2 2.7-1.7 3.5-.9.8.8.3 2.4-.9 3.5l-4.8 4.5.6 7-1.6 1.6'
        '-2.3-7.5z"/><path d="m7.5 16.5-3 3"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "repeat": (
        '<path d="M4 11.5V10a3.5 3.5 0 0 1 3.5-3.5H19M15.5 3 19 6.5 15.5 10'
        'M20 12.5V14a3.5 3.5 0 0 1-3.5 3.5H5M8.5 21 5 17.5 8.5 14"/>'
    ),
    "right": '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
    "rss": (
        '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1.3" fill="currentColor"/>'
    ),
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20 20-4.8-4.8"/>',
    "seat": '<path d="M7 3.5V13h10V3.5M5 13h14v4H5zM7 17v4M17 17v4"/>',
    "skip": '<path d="m5 5.5 9 6.5-9 6.5zM18.5 5.5v13"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4"/>'
        '<path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3l1.7 1.7M17 17l1.7 1.7M18.7 5.3 17 7'
        'M7 17l-1.7 1.7"/>'
    ),
    "user": '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20.5c.6-4.4 3.4-6.5 7.5-6.5s6.9 2.1 7.5 6.5"/>',
    "users": (
        '<circle cx="9" cy="8.5" r="3.5"/>'
        '<path d="M2.8 20c.5-4 2.9-6 6.2-6s5.7 2 6.2 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4'
        'M17.5 14.3c2.2.7 3.4 2.6 3.7 5.7"/>'
    ),
    "wait": (
        '<path d="M6.5 3.5h11M6.5 20.5h11M8 3.5c0 4.5 4 5.5 4 8.5s-4 4-4 8.5M16 3.5c0 4.5-4 5.5-4 8.5s4 4 4 8.5"/>'
    ),
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}
NAMES = tuple(_PATHS)


@cache
def icon(name: str) -> Markup:
    """An icon by its name, decoration beside words."""
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup(_PATHS[name])
    )
