from django.db import migrations

KIND, ORIGIN = "introduction", "typed"


def note_favours(apps, schema_editor):
    """Note the favours of introductions that were led before the ledger had them.

    Each joins the act that it belongs to, so that undoing the act takes it out as well.
    """
    introductions = apps.get_model("storage", "Introduction").objects
    for row in list(introductions.exclude(kind="received")):
        made = row.kind == "made"
        steps = [step for step in row.steps if step["move"] == ("write" if made else "ask")]
        if not steps or _was_noted(apps, row):
            continue
        entry = _act_of(apps, row, "write" if made else "ask")
        for person in (row.one_id, row.other_id) if made else (row.through_id,):
            if person:
                _note(apps, row, person, steps[0]["on"], entry, given=made)


def _was_noted(apps, row):
    """Tell whether an act of the introduction wrote favours: one taken out since stays out."""
    acts = _changes(apps, row).values("entry")
    changes = apps.get_model("storage", "Change").objects
    favours = apps.get_model("storage", "Favour").objects
    noted = changes.filter(entry__in=acts, table="favour").exists()
    return noted or favours.filter(introduction=row).exists()


def _changes(apps, row):
    changes = apps.get_model("storage", "Change").objects
    return changes.filter(table="introduction", first__lte=row.pk, last__gte=row.pk).order_by("pk")


def _act_of(apps, row, move):
    """Return the act of a move, None when it can be undone no more."""
    known = list(_changes(apps, row).filter(entry__settled=False))
    before = [change.before and change.before.get("steps") for change in known]
    acts = [(change, steps) for change, steps in zip(known, before) if steps is not None]
    after = [steps for _, steps in acts[1:]] + [row.steps]
    for (change, had), have in zip(acts, after):
        if len(had) < len(have) and move in [step["move"] for step in have[len(had):]]:
            return change.entry
    return None


def _note(apps, row, person, on, entry, *, given):
    favours = apps.get_model("storage", "Favour").objects
    said = {"introduction": row} if given else {"introduction": row, **_said(row)}
    typed = favours.filter(person=person, kind=KIND, given=given, on=on, introduction=None)
    known = typed.order_by("pk").first()
    if known:
        before = {"introduction_id": None, "answer": known.answer}
        before["thanked_on"] = known.thanked_on and known.thanked_on.isoformat()
        said = {"introduction": row, "answer": known.answer or said.get("answer", "")}
        said["thanked_on"] = known.thanked_on or (None if given else row.thanked_on)
        favours.filter(pk=known.pk).update(**said)
    else:
        before = None
        known = favours.create(
            book=row.book, person_id=person, kind=KIND, given=given, on=on, origin=ORIGIN, **said
        )
    if entry:
        changes = apps.get_model("storage", "Change").objects
        changes.create(entry=entry, table="favour", first=known.pk, last=known.pk, before=before)


def _said(row):
    """Return what they answered, and when they were thanked."""
    moves = [step["move"] for step in row.steps]
    answer = "no" if "no" in moves else "yes" if {"yes", "write"} & set(moves) else ""
    return {"answer": answer, "thanked_on": row.thanked_on}


class Migration(migrations.Migration):
    dependencies = [("storage", "0012_opportunities")]
    operations = [migrations.RunPython(note_favours, migrations.RunPython.noop)]
