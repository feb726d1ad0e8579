"""`python -m entregent`, the same as `entregent`."""

from entregent.cli.main import run

if __name__ == "__main__":
    run()
