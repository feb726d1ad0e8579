"""What the page of the map says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "map": _("Map"),
    "map-lede": _(
        "The people of your book, and who knows whom. Those who know one another stand together."
    ),
    "map-empty": _("Nobody to draw yet"),
    "map-empty-how": _("Bring your files into the book: the map draws itself from them."),
    "map-drawing": _("Your map is being drawn"),
    "map-drawing-how": _("A large book takes some seconds. The map appears here by itself."),
    "map-again": _("Look again"),
    "map-failed": _("The map could not be drawn"),
    "map-failed-how": _("Something kept it from being drawn to its end. Look again to try anew."),
    "map-older": _("The book has changed since: a newer map is being drawn."),
    "map-search": _("Find somebody"),
    "map-search-hint": _("A name or a firm…"),
    "map-circle": _("Only this circle"),
    "map-everybody": _("Everybody"),
    "map-show": _("Show"),
    "map-found": _("Found"),
    "map-found-none": _("Nobody found. Try fewer letters, or another spelling."),
    "map-colour": _("Colours say"),
    "map-colour-group": _("who knows whom"),
    "map-colour-firm": _("the firm"),
    "map-colour-circle": _("the circle"),
    "map-picture": _("Picture of your network"),
    "map-picture-keys": _(
        "Drag, or use the arrow keys, to move; plus and minus come nearer and go further, zero"
        " shows everything, Escape lets go of somebody. The list below tells the same."
    ),
    "map-nearer": _("Nearer"),
    "map-further": _("Further"),
    "map-whole": _("Whole map"),
    "map-legend": _("What the colours say"),
    "map-size": _(
        "The larger a dot, the likelier a yes to you. A line says that two know each other."
    ),
    "map-others": _("Others"),
    "map-left": ngettext(
        "The people closest to you are drawn; one more is not. Choose a circle or a group to see"
        " all of it.",
        "The people closest to you are drawn; %(count)s more are not. Choose a circle or a group to"
        " see all of it.",
    ),
    "map-unseen": ngettext(
        "The strongest links are drawn; one more is not.",
        "The strongest links are drawn; %(count)s more are not.",
    ),
    "map-no-webgl": _("The picture cannot be drawn here. The list below tells the same."),
    "map-waits": _("The picture is coming…"),
    "map-path": _("The path"),
    "map-path-end": _("Leave the path"),
    "map-groups": _("Groups"),
    "map-groups-of": _("Groups in the circle “%(name)s”"),
    "map-groups-how": _("People who know one another more than they know the others."),
    "map-nobody-there": _("Nobody is in both."),
    "map-all-groups": _("All groups"),
    "map-group-picture": _("Its picture alone"),
    "map-bridges": _("Bridges"),
    "map-who-knows": _("Knows"),
    "map-who-nobody": _("Nobody here, as far as the book tells."),
    "map-who-more": ngettext("and one more", "and %(count)s more"),
    "map-who-page": _("Their page"),
    "map-who-way": _("How to reach them"),
    "map-close": _("Let go"),
    "map-on": _("See on the map"),
}
ACTS: dict[str, Sentence] = {}
