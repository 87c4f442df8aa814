"""The known word that is nearest to an unknown one."""

from difflib import get_close_matches

from planner.text.cleaning import QUOTED_CHARACTERS


def did_you_mean(word: object, choices: tuple[str, ...]) -> str:
    """The choice that ``word`` is nearest to, as the end of a message; empty if none is near."""
    by_lower = {choice.lower(): choice for choice in choices}
    lower = str(word)[:QUOTED_CHARACTERS].strip().lower()
    spelled = [lower, lower.replace("_", "-").replace(" ", "-")]
    near = [match for form in spelled for match in get_close_matches(form, by_lower, 1)]
    return f"; did you mean '{by_lower[near[-1]]}'?" if near else ""
