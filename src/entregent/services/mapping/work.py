"""The process that draws the map of a large book: `python -m entregent.services.mapping.work`."""

import os

import django


def main() -> None:
    """Draw the map of the book as it is now, and keep it."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    django.setup()
    # The tables can be named once Django is set up.
    from entregent.services.book import open_book, today  # noqa: PLC0415 - as said above
    from entregent.services.mapping.showing import draw_and_keep  # noqa: PLC0415 - as said above

    book = open_book()
    draw_and_keep(book, on=today(book))


if __name__ == "__main__":
    main()
