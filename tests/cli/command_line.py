"""How the tests start the command in a process of its own."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from planner.cli import main; main(prog_name='coreplan')"]
