"""Parts of sentences: a name inside of one, a number of times."""

_TIMES = {1: "once", 2: "twice"}


def mid_sentence(text: str) -> str:
    """Make the first letter small, unless the text begins with a letter or word in capitals."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def times_words(count: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return _TIMES.get(count, f"{count} times")
