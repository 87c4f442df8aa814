"""The answer: a plan of sessions and their prescriptions, and plan.json."""
