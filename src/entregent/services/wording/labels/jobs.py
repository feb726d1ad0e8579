"""What the pages say of what runs by itself, and of the daily digest."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "jobs": _("What runs by itself"),
    "jobs-lede": _(
        "While these pages are open, what is due is looked for every minute. Nothing leaves that"
        " you did not ask for."
    ),
    "jobs-last": _("Last run: %(day)s, %(at)s"),
    "jobs-never": _("It has not run yet."),
    "jobs-running": _("It is running."),
    "jobs-stopped": _("The program stopped before this run ended. The next one looks again."),
    "jobs-next": _("Next run: %(day)s, %(at)s"),
    "jobs-now": _("Next run: within a minute"),
    "jobs-nothing": _("Nothing to do for now."),
    "jobs-digest-off": _("None is chosen."),
    "jobs-digest-choose": _("Choose a daily digest"),
    "jobs-digest-change": _("Change how and when it comes"),
    "jobs-outbox": _("See the outbox"),
    "jobs-days": _("The last days"),
    "digest": _("Daily digest"),
    "digest-how": _(
        "Each day, at the time you choose, the list of the day: names, reasons, what to do. By mail"
        " it goes from your account to your own address, and to nobody else; its words then pass"
        " through your mail server."
    ),
    "digest-by": _("How"),
    "digest-by-off": _("No digest"),
    "digest-by-mail": _("By mail, to yourself"),
    "digest-by-desktop": _("A notification on this machine"),
    "digest-at": _("At"),
    "digest-last": _("The last one left: %(day)s."),
    "digest-next": _("The next one: %(day)s, %(at)s."),
    "digest-see": _("See how what runs by itself went"),
    "digest-wrong": _("About the daily digest"),
    "digest-failed-today": _("Today’s digest did not leave."),
    "digest-failed": _("The digest of %(day)s did not leave."),
    "digest-waits-today": _("Today’s digest has not left yet; it is tried again by itself."),
    "digest-waits": _("The digest of %(day)s has not left."),
    "digest-unknown-today": _("Nobody knows whether today’s digest left."),
    "digest-unknown": _("Nobody knows whether the digest of %(day)s left."),
    "digest-more": _("More about it"),
    "digest-arrived": _("It arrived"),
    "digest-not-arrived": _("It did not arrive"),
    "digest-again": _("Send it again"),
    "digest-try": _("Try again"),
    "digest-seen": _("Leave it at that"),
    "digest-people": _("%(day)s: %(state)s"),
}
ACTS: dict[str, Sentence] = {
    "digest-chosen": _("Kept. The next one leaves at its time."),
    "digest-left": _("No digest is sent any more."),
    "digest-did-arrive": _("Noted as arrived."),
    "digest-did-not-arrive": _("Noted. That day is over: the next one leaves at its time."),
    "digest-leaves": _("It leaves in a moment."),
    "digest-noted": _("Noted. The next one leaves at its time."),
}
