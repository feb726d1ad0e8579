"""What the pages say of the outbox, and of the account messages are sent by."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "outbox": _("Outbox"),
    "outbox-lede": _("Nothing leaves before you said yes to that very message."),
    "outbox-none": _("The outbox is empty. Write to somebody, and put the message here."),
    "outbox-no-account": _("No account is chosen: nothing can be sent."),
    "outbox-account": _("Choose one in the settings"),
    "outbox-send": ngettext("Send %(count)s approved message", "Send %(count)s approved messages"),
    "outbox-send-how": _(
        "They leave by themselves while these pages are open, one after the other, a little apart;"
        " this does not wait. You can take back a yes until the moment each leaves."
    ),
    "outbox-under-way": _("Messages are leaving."),
    "outbox-look-again": _("Look again"),
    "outbox-to-gone": _("Somebody who is not in the book any more"),
    "outbox-approve": _("Yes, send this"),
    "outbox-hold": _("Hold it"),
    "outbox-change": _("Change the words"),
    "outbox-change-how": _("Changed, it waits for another yes."),
    "outbox-save": _("Keep these words"),
    "outbox-drop": _("Drop it"),
    "outbox-left": _("It left"),
    "outbox-not-left": _("It did not leave"),
    "outbox-later": _("Tried again from %(at)s on."),
    "outbox-returned": _("Came back"),
    "outbox-correct": _("Correct the address"),
    "outbox-arrived": _("It did arrive"),
    "outbox-again": _("Prepare it again"),
    "outbox-again-to": _("To"),
    "outbox-sent": _("Sent"),
    "outbox-put": _("Put it in the outbox"),
    "sending": _("Sending"),
    "sending-how": _(
        "By your own mail account, messages you approved can be sent from here. Without one,"
        " nothing is."
    ),
    "sending-address": _("Your e-mail address"),
    "sending-name": _("Your name, as they see it"),
    "sending-host": _("Mail server"),
    "sending-host-hint": _("smtp.example.org"),
    "sending-port": _("Port"),
    "sending-port-hint": _("the usual one"),
    "sending-security": _("How the line is kept"),
    "sending-security-tls": _("TLS from the start (port 465)"),
    "sending-security-starttls": _("STARTTLS (port 587)"),
    "sending-security-none": _("None: a server on this machine"),
    "sending-user": _("User name there"),
    "sending-an-hour": _("Messages an hour, at most"),
    "sending-off": _("Send nothing any more"),
    "sending-password": _("Password"),
    "sending-password-how": _(
        "It is kept in the keyring of this system, else sealed in a file whose key lies elsewhere;"
        " in no copy and no export. It goes to this server alone."
    ),
    "sending-password-save": _("Keep the password"),
    "sending-password-forget": _("Remove the password"),
    "sending-test": _("Try it"),
    "sending-test-how": _("The server is greeted as you would to send; nothing is sent."),
}
ACTS: dict[str, Sentence] = {
    "outbox-put-in": _("In the outbox: it waits for your yes."),
    "outbox-approved": _("Approved: it leaves by itself in a moment, or when you send."),
    "outbox-held": _("Held: it waits for your yes."),
    "outbox-changed": _("The words are changed; they wait for your yes."),
    "outbox-dropped": _("The message is taken out."),
    "outbox-settled": _("Noted as sent."),
    "outbox-unsent": _("Noted: it waits for your yes again."),
    "outbox-again": _("It is prepared again: it waits for your yes."),
    "outbox-arrived": _("Noted as arrived: the address works."),
    "outbox-begun": _("The messages leave now."),
    "sending-chosen": _("Kept. Nothing leaves before you approved it."),
    "sending-left": _("Nothing is sent from here any more; the password is forgotten."),
    "sending-password-kept": _("The password is kept."),
    "sending-password-forgotten": _(
        "The password is removed; it can be given again, not brought back."
    ),
    "sending-right": _("The server greets you: messages can be sent."),
}
