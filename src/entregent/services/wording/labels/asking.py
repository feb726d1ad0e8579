"""What the page says that tells whether to ask somebody."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "ask-of": _("Ask %(name)s"),
    "ask-open": _("Ask them for something"),
    "ask-what": _("What you would ask for"),
    "ask-nothing-against": _(
        "Nothing speaks against it. One thing at a time, and an easy way out."
    ),
    "ask-approach": _("How to go about it"),
    "ask-help-first": _("Help them first"),
    "ask-offering": _("I bring something with it"),
    "ask-worked": _("We worked together"),
    "ask-instead": _("Or ask somebody else"),
    "ask-noted": _("What is asked and given is noted on their page:"),
}
ACTS: dict[str, Sentence] = {}
