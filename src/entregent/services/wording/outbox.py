"""What is said of the outbox: where a message stands, what keeps one back, and what next."""

from typing import TYPE_CHECKING

from entregent.core.outbox import State
from entregent.services.wording import campaigns
from entregent.services.wording.language import Sentence, _, ngettext, say

if TYPE_CHECKING:
    from entregent.storage.models import MailAccount, Outgoing

ERRORS: dict[str, Sentence] = {
    "address-bounced": _(
        "Mail to %(address)s came back. Ask %(name)s for another address, or reach them another"
        " way; if it works after all, say so: entregent set %(id)s works=%(address)s"
    ),
    "keyring-failing": _(
        "The keyring of this system does not answer (%(reason)s). Unlock it, or open a session that"
        " has it, then try again."
    ),
    "mail-not-secure": _(
        "Without encryption anybody on the way to %(host)s would read your password and your"
        " messages. Choose tls or starttls; none is for a server on this very machine."
    ),
    "mail-off": _(
        "There is no account to send mail by yet. Say which: entregent mail set ADDRESS --host HOST"
    ),
    "mail-password-missing": _(
        "The password of %(user)s at %(host)s is not kept here. Give it: entregent mail password"
    ),
    "no-address": _(
        "No e-mail address of %(name)s is known. Add one: entregent set %(id)s email=ADDRESS"
    ),
    "no-such-message": _("There is no message %(number)s in the outbox. See: entregent outbox"),
    "not-a-mail-server": _(
        "“%(value)s” is no name of a mail server. It looks like smtp.example.org: your provider"
        " tells it under “SMTP” or “outgoing mail”."
    ),
    "not-a-password": _("This is no password: it is empty, too long, or has a line in it."),
    "not-a-port": _("There is no port %(value)s. Use 465 for tls, 587 for starttls."),
    "not-an-hour-pace": _("Choose between one message an hour and %(most)s."),
    "not-by-mail": _("A note to connect goes with an invitation, not by mail. Copy it there."),
    "outbox-address-gone": _(
        "%(address)s is not among their addresses any more. Send it to the one you know now:"
        " entregent outbox again %(number)s"
    ),
    "outbox-again-there": _(
        "It is prepared again already, as message %(number)s. See: entregent outbox"
    ),
    "outbox-bounced": _(
        "Mail to %(address)s has come back. Send it to another address of theirs: entregent outbox"
        " again %(number)s, or write another way; if it works after all, say so on their page."
    ),
    "outbox-busy": _(
        "Another process is sending right now. Wait until it is done, then see what is left."
    ),
    "outbox-empty": _("There is nothing to send yet. Write your message first."),
    "outbox-introduction-moved": _(
        "The introduction %(number)s has moved on since this was written. Drop this message, and"
        " write the one that fits."
    ),
    "outbox-known": _("Whether message %(number)s left is known: there is nothing to settle."),
    "outbox-left-open": _(
        "Message %(number)s has a place left to fill in: %(place)s. Write it, or take it out."
    ),
    "outbox-leaving": _(
        "Message %(number)s is being handed to the server: it can’t be called back any more."
    ),
    "outbox-not-again": _(
        "Message %(number)s has left and did not come back: there is nothing to prepare again."
    ),
    "outbox-not-approved": _("Message %(number)s waits for your yes: there is nothing to hold."),
    "outbox-not-back": _("Message %(number)s has not come back: there is nothing to put right."),
    "outbox-otherwise": _(
        "Message %(number)s has changed since it was shown. Read it over, then say yes again."
    ),
    "outbox-sent": _("Message %(number)s has left: nothing calls it back."),
    "outbox-unknown": _(
        "Message %(number)s may have left or not. Look among what you sent, then settle it:"
        " entregent outbox settle %(number)s --sent, or --not-sent"
    ),
    "takes-no-mail": _("%(name)s takes no e-mails, you noted. Call, or write another way."),
}
REFUSALS: dict[str, Sentence] = {
    "address-bounced": _(
        "Mail to %(address)s came back. Ask %(name)s for another address, or reach them another"
        " way; if it works after all, say so on their page."
    ),
    "mail-off": _("There is no account to send mail by yet. Choose one in the settings."),
    "mail-password-missing": _(
        "The password of %(user)s at %(host)s is not kept here. Give it in the settings."
    ),
    "no-address": _("No e-mail address of %(name)s is known. Add one on their page."),
    "no-such-message": _("This message is not in the outbox any more. Load the page again."),
    "outbox-address-gone": _(
        "%(address)s is not among their addresses any more. Prepare this message again: it goes to"
        " the one you know now."
    ),
    "outbox-again-there": _("It is prepared again already, and waits in the outbox."),
    "outbox-bounced": _(
        "Mail to %(address)s has come back. Prepare this message again for another address, or"
        " write another way; if it works after all, say so on their page."
    ),
    "outbox-unknown": _(
        "This message may have left or not. Look among what you sent, then say which."
    ),
}
_STATES: dict[State, Sentence] = {
    State.UNKNOWN: _("left or not? Only you can tell"),
    State.FAILED: _("could not be sent"),
    State.DRAFT: _("waits for your yes"),
    State.APPROVED: _("approved, leaves next"),
    State.SENDING: _("is leaving"),
    State.SENT: _("sent"),
}
# By the code of what kept a message, or the account, from being taken: what is wrong, what next.
_TROUBLES: dict[str, Sentence] = {
    "unreachable": _(
        "%(host)s does not answer. Check that you are online, then the name and the port of the"
        " server."
    ),
    "insecure": _(
        "%(host)s offers no encryption, so nothing was said to it. Choose tls, port 465, or ask"
        " your provider."
    ),
    "not-tls": _(
        "%(host)s does not speak TLS on this port. Use port 465 for tls, port 587 for starttls."
    ),
    "not-itself": _(
        "%(host)s could not prove who it is, so nothing was said to it. Check its name; if it is"
        " right, somebody may stand in between: try from another network."
    ),
    "login": _(
        "%(host)s does not take this user and password. Check both; many providers want a password"
        " made for programs, which their settings give."
    ),
    "sender": _(
        "%(host)s does not let you write as %(address)s. Use the address that this account is of."
    ),
    "recipient": _(
        "The server says that %(to)s takes no mail: the address may be gone. Ask for another one,"
        " or look whether it is spelled right."
    ),
    "recipient-later": _("The server of %(to)s does not take mail for them at the moment."),
    "words": _("The server refuses the message itself. Change its words, or ask your provider."),
    "lost": _(
        "The line was lost before the server said whether it has the message. Look among what you"
        " sent, or wait for an answer, then say whether it left: it is not sent again by itself."
    ),
    "malformed": _("No mail can be made of this message. Drop it, and write it again."),
    "takes-no-mail": _("They take no e-mails, you noted. Call, or write another way."),
    "outbox-address-gone": _(
        "%(to)s is not among their addresses any more. Prepare it again: it goes to the one you"
        " know now."
    ),
    "outbox-bounced": _(
        "Mail to %(to)s has come back since. Prepare it again for another address, or write another"
        " way; if it works after all, say so on their page."
    ),
    "outbox-introduction-moved": _(
        "The introduction has moved on since this was written. Drop this message, and write the one"
        " that fits."
    ),
    **campaigns.TROUBLES,
    "no-such-introduction": _(
        "The introduction it is of is not there any more. Drop this message."
    ),
    "not-followed": _(
        "It has left, but what it answers is no longer what it was: only the exchange is noted."
    ),
}
_PASSWORDS: dict[str, Sentence] = {
    "": _("No password is kept."),
    "keyring": _("The password is in the keyring of this system."),
    "file": _("The password is sealed in a file beside the book; what opens it is elsewhere."),
    "elsewhere": _("A password is kept for another server or user. It is not sent to this one."),
}
_STOPPED = _(
    "The program stopped while this was leaving. Look among what you sent, or wait for an answer,"
    " then say whether it left: it is not sent again by itself."
)
_SAID = _("%(trouble)s It said: %(reply)s")
_DETAIL = _("%(trouble)s Detail: %(reply)s")
_NO_ANSWER = frozenset({"unreachable", "not-itself", "lost"})  # no server says these
_UNKNOWN = ngettext(
    "%(count)s message may have left or not: only you can tell.",
    "%(count)s messages may have left or not: only you can tell.",
)
_FAILED = ngettext("%(count)s message could not be sent.", "%(count)s messages could not be sent.")
_LATE = ngettext(
    "%(count)s greeting you approved did not leave: the last day of its campaign is over. Choose"
    " another one in “Campaigns”.",
    "%(count)s greetings you approved did not leave: the last day of their campaign is over. Choose"
    " another one in “Campaigns”.",
)
_IN_CAMPAIGNS = ngettext(
    "%(count)s approved greeting waits for the hours of its campaign.",
    "%(count)s approved greetings wait for the hours of their campaign.",
)
_SENT = ngettext("%(count)s message sent.", "%(count)s messages sent.")
_LEFT = ngettext("%(count)s approved message waits.", "%(count)s approved messages wait.")


def state(name: str) -> str:
    """Return where a message stands."""
    return say(_STATES[State(name)])


def is_a_trouble(code: str) -> bool:
    """Tell whether a code is one of what keeps a message, or the account, from being taken."""
    return code in _TROUBLES


def trouble(code: str, *, host: str, address: str, to: str = "", reply: str = "") -> str:
    """Return what is wrong and the next step; "" where nothing is."""
    if not code:
        return ""
    known = _TROUBLES.get(code, _TROUBLES["malformed"])
    return with_reply(code, say(known, host=host, address=address, to=to), reply)


def with_reply(code: str, said: str, reply: str) -> str:
    """Return what is wrong, and what the server answered, or what the system says of it."""
    told = _DETAIL if code in _NO_ANSWER else _SAID
    return say(told, trouble=said, reply=reply) if reply else said


def trouble_of(row: "Outgoing", account: "MailAccount | None") -> str:
    """Return what is wrong with a message and the next step; "" where nothing is."""
    if row.state == State.UNKNOWN and not row.trouble:
        return say(_STOPPED)
    host, address = (account.host, account.address) if account else ("", "")
    later = row.trouble == "recipient" and row.state == State.APPROVED
    code = "recipient-later" if later else row.trouble
    return trouble(code, host=host, address=address, to=", ".join(row.to), reply=row.reply)


def password_kept(where: str) -> str:
    """Return where the password is kept."""
    return say(_PASSWORDS[where])


def in_campaigns(count: int) -> str:
    """Return how many approved messages are to leave in campaigns, "" where none is."""
    return say(_IN_CAMPAIGNS, count=count) if count else ""


def to_look_at(unknown: int, failed: int, late: int) -> str:
    """Return what the person has to look at in the outbox, "" where it is nothing."""
    told = ((_UNKNOWN, unknown), (_FAILED, failed), (_LATE, late))
    return " ".join(say(sentence, count=count) for sentence, count in told if count)


def sent(count: int) -> str:
    """Return how many were sent."""
    return say(_SENT, count=count)


def waits(count: int) -> str:
    """Return how many wait for another time."""
    return say(_LEFT, count=count)
