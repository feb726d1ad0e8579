"""What an empty book says, and the page where one names the first people."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "begin": _("Let us find your people."),
    "begin-lede": _(
        "Your book is empty. There are three ways to begin; each can be undone, and nothing leaves"
        " this machine."
    ),
    "begin-files": _("With your files"),
    "begin-files-more": _(
        "A LinkedIn archive, a mailbox, an address book: years of ties in a few minutes."
    ),
    "begin-files-go": _("Bring my files"),
    "begin-people": _("With ten names"),
    "begin-people-more": _("Family, friends, former colleagues: whoever comes to mind first."),
    "begin-people-go": _("Write names"),
    "begin-example": _("With an example"),
    "begin-example-more": _(
        "The network of somebody who does not exist, to look around in. You undo it when you like."
    ),
    "begin-example-go": _("Show me around"),
    "example-here": _("This is an example: the network of somebody who does not exist."),
    "example-own": _("Open my own book"),
    "example-mixes": _(
        "Files read here mix with the people of the example. Yours are better in your own book:"
        " open it from the top of this page."
    ),
    "example-mixed": _("The example network is in this book, and your people would mix with it."),
    "example-undo": _("Undo the example first"),
    "own-ready": _("Your own book is open"),
    "own-ready-more": _("It is apart from the example, which stays here as it is."),
    "own-enter": _("Go to my book"),
    "own-later": _("It is open as long as this example is. Another day, open it from a terminal:"),
    "own-not-ready": _("Your own book did not open"),
    "ten": _("Ten people to begin with"),
    "ten-lede": _(
        "Who would you be glad to hear from? Go from circle to circle; leave empty what does not"
        " come to mind."
    ),
    "ten-row": _("Person %(number)s"),
    "ten-name": _("Name"),
    "ten-circle": _("Circle"),
    "ten-email": _("E-mail, if any"),
    "ten-no-circle": _("No circle"),
    "ten-rhythm": _(
        "Family and friends come back every month, the others twice a year; you change that on"
        " their page. The first of them are in today’s list."
    ),
    "ten-save": _("Add these people"),
    "ten-nobody": _("Nobody is named yet. One name is enough to begin."),
    "ten-nameless": _("Write a name beside this e-mail address."),
    "circle-family": _("Family"),
    "circle-friends": _("Friends"),
    "circle-former-colleagues": _("Former colleagues"),
    "circle-colleagues": _("Colleagues"),
    "circle-clients": _("Clients"),
    "circle-association": _("Association"),
    "circle-neighbours": _("Neighbours"),
    "circle-studies": _("Studies"),
}
ACTS: dict[str, Sentence] = {
    "begin": ngettext("One person is in your book.", "%(count)s people are in your book."),
}
