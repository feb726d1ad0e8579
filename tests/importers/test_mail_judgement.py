"""What counts as an exchange, and what ties a mail to others."""

import pytest
from tests.importers.mails import message


@pytest.mark.parametrize(
    ("labels", "sent", "ignored"),
    [
        ("Inbox,Important", False, ""),
        ("Sent,Opened", True, ""),
        ("=?UTF-8?Q?Messages_envoy=C3=A9s,Important?=", True, ""),
        ("Envoyés", True, ""),
        ("Spam,Non lus", False, "spam"),
        ("=?UTF-8?Q?Corbeille,Messages_envoy=C3=A9s?=", True, "trash"),
        ("Brouillons", False, "draft"),
        ("Clients/Spam", False, ""),
    ],
)
def test_labels_of_gmail_tell_what_was_sent_or_thrown_away(
    labels: str, sent: bool, ignored: str
) -> None:
    found = message(X_Gmail_Labels=labels)
    assert (found.sent, found.ignored) == (sent, ignored)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"List_Id": "<garden.example.org>"}, "list"),
        ({"List_Unsubscribe": "<mailto:leave@example.org>"}, "list"),
        ({"Precedence": "Bulk"}, "list"),
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Auto_Submitted": "no"}, ""),
        ({"From": "Shop <ne-pas-repondre@example.org>"}, "automatic"),
        ({"From": "messages-noreply@example.org"}, "automatic"),
        ({"From": "MAILER-DAEMON@example.org"}, "automatic"),
        ({"From": "Arno Reply <arno.reply@example.org>"}, ""),
        ({"Sender": "Agenda <calendar-notification@google.com>"}, "automatic"),
        ({"Content_Type": "multipart/report; report-type=delivery-status"}, "automatic"),
        ({"To": ", ".join(f"p{n}@example.org" for n in range(21))}, "crowd"),
        ({"To": ", ".join(f"p{n}@example.org" for n in range(20))}, ""),
        ({"X_Spam_Flag": "YES"}, "spam"),
        ({"X_Mozilla_Status": "0009"}, "trash"),
        ({"X_Mozilla_Status": "0001"}, ""),
        ({"To": "undisclosed-recipients:;"}, "nobody"),
        ({"To": "Alice <ALICE@example.org>"}, "nobody"),
        ({"From": "Somebody"}, "nobody"),
        ({"From": ""}, "nobody"),
    ],
)
def test_a_mail_that_is_no_exchange_says_why(fields: dict[str, str], reason: str) -> None:
    assert message(**fields).ignored == reason


def test_a_mail_without_identifier_has_a_key_all_the_same() -> None:
    keys = [message(Message_ID="", Subject=subject).key for subject in ("Lunch", "Lunch", "Dinner")]
    assert keys[0] == keys[1] != keys[2]


def test_an_answer_names_the_mails_before_it() -> None:
    question = message(Message_ID="<q@example.org>")
    answer = message(References="<q@example.org>", In_Reply_To="<q@example.org>")
    assert answer.thread == (question.key,)


def test_a_long_thread_keeps_its_first_mail_and_the_last_ten() -> None:
    references = [f"<{n}@example.org>" for n in range(30)]
    keys = [message(Message_ID=one).key for one in references]
    long = message(References="\n ".join(references))
    assert list(long.thread) == [keys[0], *keys[-10:]]
