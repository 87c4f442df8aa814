"""Why a plan can't be had or falls short: causes, repairs, and where each stands in the file."""
