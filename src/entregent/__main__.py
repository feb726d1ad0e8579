"""`python -m entregent`, the same as `entregent`."""

from entregent.cli.main import run

run()
