"""From a problem to a plan: the calendar and content levels in CP-SAT."""
