"""What runs by itself: how each job last went."""

from entregent.storage.models import Book, JobRun


def last_runs(book: Book) -> dict[str, JobRun]:
    """Return the last run of each job that ever ran, by its name."""
    return {run.name: run for run in JobRun.objects.filter(book=book)}


def failed_last(book: Book) -> list[JobRun]:
    """Return the runs that went wrong and were followed by no other, by the name of their job."""
    return list(JobRun.objects.filter(book=book).exclude(trouble="").order_by("name"))
