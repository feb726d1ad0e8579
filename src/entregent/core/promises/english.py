"""How English notes promise, on folded words: “I’ll send her the deck”, “he’ll get back to me”."""

import re

from entregent.core.patterns import lazy_pattern

_WHOM = r"(?:him|her|them|you)"
_SAID = (
    r"(?:(?:i )?(?:told|promised) (?:him|her|them)(?: that)?|(?:i )?(?:said|promised)(?: that)?)"
)
_LED = r"(?:and|also|then|but|ok|so|please|as promised) "
_VOWED = (
    r"(?:(?:i )?promised(?: (?:him|her|them))? to|to|to do|todo|need to|i need to|must|i must"
    r"|have to|i have to|should|i should|will|i ll|i will|i m going to|i am going to|going to"
    r"|gonna|remember to|don t forget to|not to forget to|let me|make sure to) "
)
_WOULD = rf"{_SAID} (?:i d|i would|i ll|i will) "
_INTRODUCE = r"introduce|connect|put (?:\w+ ){1,3}in touch"
_SEND = r"send|resend|forward|share|lend|bring|give(?! it )|pass(?: on)?|(?:e ?)?mail|hand|text"
_OTHER = (
    r"get back to|call|ring|ask|find|look (?:up|into|for)|recommend|refer|review|proofread|check"
    r"|show|order|write|dig out|book|drop"
)
_OBJECT = (
    r"(?= (?:him|her|them|it|the|a|an|my|our|his|their|this|that|some|on|photos|\w+ (?:to|the)) ?)"
)
_NOT_NEXT = r"(?! (?:not|nothing|anything|no|price|value)\b)"
_GIVING = (
    r"sending|forwarding|putting|introducing|lending|giving|bringing|calling|getting back|emailing"
)
_WE = r"(?:(?:we ll|we will|we shall|i shall|we re going to|we are going to) )"
_GERUND = r"sending|forwarding|lending|giving|bringing|e ?mailing|texting|posting"
_DAY = (
    r"(?:on|by|before|tomorrow|tonight|today|this|next|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|in|within|after)\b"
)
# What comes before “to send her”: nobody who acts, and nothing that denies.
_A_NOUN = (
    r"(?:(?!(?:i|he|she|they|we|you|it|who|whom|what|how|where|when|which|has|have|had|is|was|were|are"
    r"|be|s|nothing|anything|something|no|not|never|need|needs|needed|wants?|wanted|likes?|loves?"
    r"|hopes?|going|happy|glad|ready|able|keen|willing|free|hard|easy|too|tired|time|way|chance"
    r"|reason|allowed|asked|told|trying|used|supposed|due|refused|refuses|offered|promised|forgot"
    r"|somebody|someone|people|lot|much|nice|good|kind|best|plans|got|wait) )\w+ )"
)
MINE = tuple(
    (does, lazy_pattern(pattern))
    for does, pattern in (
        *(
            (does, rf"(?:{_LED})*(?:(?:{_VOWED})+|{_WOULD})(?:also )?(?:{verbs})\b{_NOT_NEXT}")
            for does, verbs in (("introduce", _INTRODUCE), ("send", _SEND), ("other", _OTHER))
        ),
        *(
            (does, rf"(?:{_LED})*{_WE}(?:also )?(?:{verbs})\b(?! it a day\b){_NOT_NEXT}")
            for does, verbs in (("introduce", _INTRODUCE), ("send", _SEND), ("other", _OTHER))
        ),
        ("introduce", rf"(?:{_LED})*(?:we re |we are )?introducing {_WHOM} to\b"),
        ("introduce", rf"(?:{_LED})*(?:we re |we are )?putting (?:\w+ ){{1,4}}in touch\b"),
        (
            "send",
            (
                rf"(?:{_LED})*(?:we re |we are )?(?:{_GERUND})"
                r" (?:him|them|you|her(?= (?:the|an?|my|our|some|that|this|these|those)\b))\b"
                r"(?! (?:to|away|off|up|home|back|in|out|time|space|hope|credit)\b)(?= \w)"
            ),
        ),
        ("other", rf"(?:{_LED})*calling {_WHOM}\b(?= (?:back|about|{_DAY})|$)"),
        ("other", rf"(?:{_LED})*getting back to {_WHOM}\b"),
        (
            "send",
            (
                rf"{_A_NOUN}{{1,6}}to (?:send|resend|forward|e ?mail|text|lend|return|give|bring"
                rf"|show|pass on)(?: (?:over|on|back))? (?:{_WHOM}|to (?:the )?\w+)\b(?= {_DAY}|$)"
            ),
        ),
        (
            "send",
            rf"{_A_NOUN}{{1,6}}to (?:send|resend|forward|e ?mail)(?: over)?\b(?= {_DAY}|$)",
        ),
        ("send", r"owe (?:him|her|them|\w+)\b(?= (?:the|an?|my|our) )"),
        ("introduce", rf"(?:{_LED})*(?:{_INTRODUCE})\b{_OBJECT}"),
        ("send", rf"(?:{_LED})*(?:{_SEND})\b{_OBJECT}"),
        ("introduce", rf"(?:{_LED})*put (?:\w+ ){{1,4}}in touch\b"),
        ("other", rf"(?:{_LED})*keep (?:the|a|an|my|our) (?:\w+ ){{1,3}}for (?:him|her|them)\b"),
        ("send", rf"(?:{_LED})*return (?:his|her|their|the)\b"),
        (
            "other",
            (
                rf"(?:{_LED})*(?:get back to|write|drop|call|ring) (?:him|her|them)\b"
                r"(?= (?:back|about|a|to|by|on|next|this|tomorrow)\b|$)"
            ),
        ),
        ("send", rf"(?:{_LED})*(?:i m|i am) (?:{_GIVING})\b"),
        ("send", r"i owe (?:him|her|them|\w+)\b(?= (?:the|an?|my|our) )"),
        ("send", r"(?:i )?promised(?: (?:him|her|them))?\b(?= (?:the|an?|my|our) )"),
    )
)
_NOT_ME = (
    r"(?:(?!(?:i|we|you|if|when|not|never|won|don|doesn|wants|wanted|who|that|which) )\w+ ){0,4}?"
)
_GIVES = (
    r"send|forward|share|introduce|connect|put|lend|bring|give|pass|e ?mail|get back|come back|call"
    r"|ring|show|find|let|tell|recommend|write|text|ask|invite|keep|drop|contact"
)
_WILL = (
    r"(?:ll|will|(?:is|are|s|re) going to|is to|must|should|promised to|offered to|agreed to"
    r"|promises to|offers to|said (?:he|she|they) (?:d|would|ll|will))"
)
THEIRS = tuple(
    (does, lazy_pattern(pattern))
    for does, pattern in (
        ("send", rf"{_NOT_ME}{_WILL} (?:also )?(?:{_GIVES})\b(?: \w+){{0,2}}? (?:me|us)\b"),
        ("send", rf"{_NOT_ME}(?:is|are|s|re) (?:{_GIVING})(?: \w+)? (?:me|us)\b"),
        ("send", rf"{_NOT_ME}promised (?:me|us)\b"),
        ("send", rf"waiting for (?:\w+ ){{1,2}}to (?:{_GIVES})(?: \w+){{0,2}}? (?:me|us)\b"),
        ("send", rf"(?:he|she|they) (?:d|would) (?:{_GIVES})(?: \w+){{0,2}}? (?:me|us)\b"),
        ("send", rf"(?!(?:i|we) )\w+ to (?:{_GIVES})(?: \w+){{0,2}}? (?:me|us)\b"),
    )
)
_DONE = (
    r"sent|resent|forwarded|shared|introduced|connected|lent|gave|passed on|e ?mailed"
    r"|handed over|returned"
)
_WHAT = r"(?!(?:i|he|she|they|we|you|who|that|was|me|us|have|should|not|never|been) )\w+ "
_SAID_DONE = r"(?:i|i ve|i have|ve|as promised|already|just|and|also|done) "
KEPT = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"(?:i|i ve|i have) (?:just |already )?put (?:\w+ ){1,4}in touch\b",
        rf"(?:{_SAID_DONE})*(?:{_DONE})\b(?! (?:me|us|by)\b)(?= \w)",
        (
            rf"(?:{_WHAT}){{1,4}}(?:(?:was|were|is|are|has been|have been) )?"
            r"(?:sent|forwarded|shared|lent|passed on|e ?mailed)"
            r"(?= (?:to|with|by|this|just|yesterday|today|on|last)\b|$)"
        ),
    )
)
ACCENTED = lazy_pattern(r"")
HABIT = lazy_pattern(
    r"\b(?:often|always|every|usually|sometimes|regularly|never|some day|one day)\b"
)
UNSURE = lazy_pattern(r"(?:if|when|in case|not sure|unsure|maybe|perhaps|whether)\b")
BARE = lazy_pattern(r"(?:(?:i )?promised|promise|to (?:send|forward|share|lend|give|bring)|done)$")
JOINED = lazy_pattern(r"\s+(?:and|then|but)\s+", re.IGNORECASE)
