"""Races to phases, mesocycles and weekly prescriptions; pure, no solver."""
