"""Plan a runner's core training as a constraint-programming model."""

__version__ = "0.1.0"
