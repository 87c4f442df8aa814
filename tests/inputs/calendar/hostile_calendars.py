"""Calendars that ask for more than a runner's ever would, each a name and its bytes.

Each holds one harmless event besides: ``Dentist``, Monday 11 January 2027 at 09:00 UTC.
"""

from collections.abc import Iterator

DENTIST = (
    "BEGIN:VEVENT\nUID:dentist\nSUMMARY:Dentist\n"
    "DTSTART:20270111T090000Z\nDTEND:20270111T100000Z\nEND:VEVENT\n"
)


def calendar(*events: str, zones: str = "") -> bytes:
    """A calendar of these events and the harmless one at its end."""
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Nobody//Nothing//EN\n"
    text = f"{head}{zones}{''.join(events)}{DENTIST}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode("utf-8", "surrogatepass")


def event(*lines: str, title: str = "Trap", uid: str = "trap") -> str:
    """An event on Monday 4 January 2027 at 12:00, unless its lines say otherwise."""
    start = (
        () if any(line.startswith("DTSTART") for line in lines) else ("DTSTART:20270104T120000Z",)
    )
    return "\n".join(
        ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *start, *lines, "END:VEVENT\n")
    )


def rule(text: str, *lines: str, uid: str = "trap") -> str:
    """An event that repeats by a rule."""
    return event(f"RRULE:{text}", *lines, uid=uid)


def zone(rules: str, start: str = "16010101T020000") -> str:
    """A VTIMEZONE called Odd whose two observances repeat by a rule."""
    parts = [
        f"BEGIN:{kind}\nDTSTART:{start}\n{rules}\n"
        f"TZOFFSETFROM:+0{n}00\nTZOFFSETTO:+0{3 - n}00\nEND:{kind}\n"
        for n, kind in ((1, "DAYLIGHT"), (2, "STANDARD"))
    ]
    return f"BEGIN:VTIMEZONE\nTZID:Odd\n{''.join(parts)}END:VTIMEZONE\n"


IN_ODD = event("DTSTART;TZID=Odd:20270104T120000", "DURATION:PT1H")
EVERY_DAY = "RRULE:FREQ=DAILY"

NAMED: dict[str, tuple[bytes, str]] = {
    "a folder as time zone": (calendar(event("DTSTART;TZID=America:20270104T120000")), "America"),
    "a path as time zone": (
        calendar(event("DTSTART;TZID=../../etc/passwd:20270104T120000")),
        "passwd",
    ),
    "an unknown time zone": (
        calendar(event("DTSTART;TZID=Mars/Base:20270104T120000")),
        "Mars/Base",
    ),
    "every second": (calendar(rule("FREQ=SECONDLY")), "secondly"),
    "every minute": (calendar(rule("FREQ=MINUTELY;BYSECOND=0")), "minutely"),
    "every hour": (calendar(rule("FREQ=HOURLY;INTERVAL=12")), "hourly"),
    "no interval": (calendar(rule("FREQ=DAILY;INTERVAL=0")), "INTERVAL"),
    "a huge interval": (calendar(rule("FREQ=DAILY;INTERVAL=99999999999")), "INTERVAL"),
    "a huge count": (calendar(rule("FREQ=DAILY;COUNT=1000000000")), "COUNT"),
    "86,400 times a day": (
        calendar(
            rule(
                "FREQ=DAILY;BYHOUR="
                + ",".join(map(str, range(24)))
                + ";BYMINUTE="
                + ",".join(map(str, range(60)))
                + ";BYSECOND="
                + ",".join(map(str, range(60)))
            )
        ),
        "times a day",
    ),
    "another calendar's years": (calendar(rule("RSCALE=HEBREW;FREQ=YEARLY")), "RSCALE"),
    "easter": (calendar(rule("FREQ=YEARLY;BYEASTER=0")), "BYEASTER"),
    "from the year 1": (calendar(event(EVERY_DAY, "DTSTART:00010101T000000Z")), "year"),
    "a rule of a megabyte": (calendar(rule("FREQ=DAILY;BYDAY=" + "MO," * 330_000 + "MO")), "RRULE"),
    "a hundred thousand dates": (
        calendar(event(*("RDATE:" + ",".join(["20270105T120000Z"] * 100) for _ in range(900)))),
        "dates",
    ),
    "ends before it starts": (calendar(event("DTEND:20260104T120000Z")), "before"),
    "lasts a thousand years": (calendar(event("DTEND:30260104T120000Z")), "lasts"),
    "lasts a million weeks": (calendar(event("DURATION:P999999W")), "duration"),
    "negative duration": (calendar(event("DURATION:-PT1H")), "negative"),
    "no start": (calendar(event("DTSTART:", "DTEND:20270104T130000Z")), "no start"),
    "an impossible day": (calendar(event("DTSTART:20270230T120000Z")), "not a time"),
    "no end of the event": (
        calendar("BEGIN:VEVENT\nSUMMARY:Trap\nDTSTART:20270104T120000Z\n"),
        "no end",
    ),
    "a zone that changes each second": (calendar(IN_ODD, zones=zone("RRULE:FREQ=SECONDLY")), "Odd"),
    "a zone of never-matching rules": (
        calendar(
            IN_ODD,
            zones=zone("\n".join(["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1"] * 50)),
        ),
        "Odd",
    ),
    "a zone with too many dates": (
        calendar(
            IN_ODD, zones=zone("\n".join(f"RDATE:{n:04d}0101T000000" for n in range(1600, 3600)))
        ),
        "Odd",
    ),
}
"""By what is wrong: the calendar, and a word that the reason must have."""

NEVER = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYMONTH=4;BYMONTHDAY=31;BYDAY=MO",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6",
    "FREQ=YEARLY;BYYEARDAY=60;BYMONTH=12",
    "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=7;BYDAY=SU",
    "FREQ=DAILY;BYSETPOS=2",
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))) + ";BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYDAY=53MO,-53TU;BYMONTH=2;BYSETPOS=" + ",".join(map(str, range(1, 367))),
]

BOUNDED: dict[str, bytes] = {
    "rules that never match": calendar(
        *(
            event(f"RRULE:{text}", f"DTSTART:{year}0101T120000Z", uid=f"{year} {n}")
            for year in (1900, 1999, 2020)
            for n, text in enumerate(NEVER)
        )
    ),
    "rules that never match, with a change": calendar(
        *(
            event(f"RRULE:{text}", "DTSTART:19000101T120000Z", uid=f"{n} {m}")
            + event("RECURRENCE-ID:20270105T120000Z", "DTSTART:20270105T130000Z", uid=f"{n} {m}")
            for n, text in enumerate(NEVER)
            for m in range(5)
        )
    ),
    "ten thousand changes of one event": calendar(
        rule("FREQ=DAILY"),
        *(
            event(f"RECURRENCE-ID:20270105T12{n // 60 % 60:02d}{n % 60:02d}Z", "SEQUENCE:1")
            for n in range(10_000)
        ),
    ),
    "a new start every day": calendar(
        *(
            event(
                "RRULE:FREQ=DAILY",
                f"RECURRENCE-ID;RANGE=THISANDFUTURE:2027{1 + n // 28:02d}{1 + n % 28:02d}T120000Z",
            )
            for n in range(12 * 28)
        ),
        rule("FREQ=DAILY"),
    ),
    "four hundred daily events since 1950": calendar(
        *(
            event(EVERY_DAY, "DTSTART:19500101T120000Z", "DTEND:19500101T130000Z", uid=str(n))
            for n in range(400)
        )
    ),
    "many events that count": calendar(
        *(
            event("RRULE:FREQ=DAILY;COUNT=10000", "DTSTART:20000101T120000Z", uid=str(n))
            for n in range(2_000)
        )
    ),
    "a quarter of a million empty events": calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 250_000),
    "half a million events that don't end": calendar("BEGIN:VEVENT\n" * 500_000),
    "half a million nested parts": calendar(
        "BEGIN:VEVENT\n" + "BEGIN:VALARM\n" * 500_000 + "END:VEVENT\n"
    ),
    "a line of fifteen megabytes": calendar(event("DESCRIPTION:" + "x" * 15_000_000)),
    "five million folds": calendar(event("DESCRIPTION:x" + "\n x" * 3_000_000)),
    "a name of a megabyte": calendar(event(title="x" * 1_000_000)),
    "a million parameters": calendar(event("DTSTART" + ";A=b" * 1_000_000 + ":20270104T120000Z")),
    "quotes that don't end": calendar(event('DTSTART;TZID="' * 100_000 + ":20270104T120000Z")),
    "a hundred thousand zones": calendar(
        zones="".join(f"BEGIN:VTIMEZONE\nTZID:{n}\nEND:VTIMEZONE\n" for n in range(100_000))
    ),
    "marks that turn the text": calendar(event(title="\x1b[31m\u202eevil\x07\u2028\ud800")),
    "fifteen megabytes of nothing": calendar("\n" * 7_000_000),
    "fifteen megabytes of zeros": calendar("\0" * 15_000_000 + "\n"),
    "one uid for forty thousand events": calendar(event("DURATION:PT1H") * 40_000),
}
"""Calendars that only have to be read in bounded time and memory."""


def every() -> Iterator[tuple[str, bytes]]:
    """All of them by name."""
    yield from ((name, data) for name, (data, _) in NAMED.items())
    yield from BOUNDED.items()
