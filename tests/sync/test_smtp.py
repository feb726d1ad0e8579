"""A message is handed over once: taken, refused, put off, or nobody knows, over a real line."""

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import pytest
from tests.mail_server import DATA, MAIL, RCPT, TAKEN, MailServer, a_mail_server

from entregent.sync.smtp import Security, Server, Trouble, greet, hand_over

MESSAGE = (
    "Subject: Bonjour\r\nMessage-ID: <1@moi.example>\r\n\r\n.\r\n..deux points\nà toi\r\n".encode()
)


def server(told: MailServer, security: Security = Security.NONE, **said: str) -> Server:
    return Server(told.host, told.port, security, **said)


def give(told: MailServer, one: Server | None = None, *, to: str = "alice@acme.example") -> None:
    hand_over(
        one or server(told), MESSAGE, sender="moi@moi.example", recipients=(to,),
        now_or_never=lambda: None, trust=told.trust,
    )  # fmt: skip


def trouble(do: Callable[[], None]) -> Trouble:
    with pytest.raises(Trouble) as raised:
        do()
    return raised.value


def test_a_message_arrives_as_it_was_written_lines_of_dots_too() -> None:
    with a_mail_server() as told:
        give(told)
    (taken,) = told.taken
    assert taken.decode() == MESSAGE.decode().replace("points\nà", "points\r\nà")
    assert told.envelopes == [("moi@moi.example", ["alice@acme.example"])]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_the_line_is_kept_from_others_and_the_server_known_by_its_certificate(
    security: Security,
) -> None:
    with a_mail_server(tls=security.value) as told:
        give(told, server(told, security))
        assert len(told.taken) == 1
        told.trust = None
        assert trouble(lambda: give(told, server(told, security))).code == "not-itself"
    assert len(told.taken) == 1


def test_tls_where_the_server_speaks_in_the_clear_names_the_ports() -> None:
    with a_mail_server() as told:
        assert trouble(lambda: give(told, server(told, Security.TLS))).code == "not-tls"


def test_nothing_is_said_in_the_clear_to_another_machine_nor_where_starttls_was_promised() -> None:
    away = Server("mail.example", 25, Security.NONE)
    assert trouble(lambda: greet(away)).code == "insecure"
    with a_mail_server() as told:
        assert trouble(lambda: give(told, server(told, Security.STARTTLS))).code == "insecure"
    assert told.taken == []


def test_one_says_who_one_is_by_the_password_that_was_agreed() -> None:
    with a_mail_server(tls="starttls", login=True) as told:
        right = server(told, Security.STARTTLS, user="moi", password=told.password)
        wrong = server(told, Security.STARTTLS, user="moi", password="guessed")
        greet(right, trust=told.trust)
        give(told, right)
        refused = trouble(lambda: give(told, wrong))
    assert (refused.code, refused.later, len(told.taken)) == ("login", False, 1)
    assert "guessed" not in repr(wrong)


@pytest.mark.parametrize("but", [(), ("PLAIN",)])
def test_a_name_and_a_password_may_have_any_letters(but: tuple[str, ...]) -> None:
    with a_mail_server(tls="starttls", login=True, but=but) as told:
        told.password = "Été à Lyon €"
        right = server(told, Security.STARTTLS, user="zoé", password=told.password)
        wrong = server(told, Security.STARTTLS, user="zoé", password="deviné")
        give(told, right)
        refused = trouble(lambda: give(told, wrong))
    assert (refused.code, refused.later, len(told.taken)) == ("login", False, 1)


def test_where_a_server_reads_no_such_letters_it_says_so() -> None:
    with a_mail_server(tls="starttls", login=True, but=("PLAIN", "LOGIN")) as told:
        one = server(told, Security.STARTTLS, user="moi", password="été")
        assert trouble(lambda: give(told, one)).code == "login"


@pytest.mark.parametrize(
    ("stage", "code"), [(MAIL, "sender"), (RCPT, "recipient"), (DATA, "words")]
)
@pytest.mark.parametrize(("answer", "later"), [("550 never", False), ("451 not now", True)])
def test_what_a_server_refuses_it_says_for_ever_or_for_now(
    stage: str, code: str, answer: str, later: bool
) -> None:
    with a_mail_server() as told:
        told.answers[stage] = answer
        refused = trouble(lambda: give(told))
    assert (refused.code, refused.later, told.taken) == (code, later, [])
    assert refused.reply in answer


@pytest.mark.parametrize("stage", [MAIL, RCPT])
def test_a_line_that_drops_before_the_message_leaves_it_here(stage: str) -> None:
    with a_mail_server() as told:
        told.go_away_at(stage)
        dropped = trouble(lambda: give(told))
    assert (dropped.code, dropped.later, told.taken) == ("unreachable", True, [])


@pytest.mark.parametrize("stage", [DATA, TAKEN])
def test_a_line_that_drops_before_the_answer_leaves_nobody_knowing(stage: str) -> None:
    with a_mail_server() as told:
        told.go_away_at(stage)
        dropped = trouble(lambda: give(told))
    assert (dropped.code, dropped.later, dropped.reply) == ("lost", False, "")


def test_a_server_that_is_not_there_or_never_answers_is_unreachable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("entregent.sync.smtp.PATIENCE", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        gone = trouble(lambda: greet(Server("127.0.0.1", port, Security.NONE)))
        silent.listen()
        mute = trouble(lambda: greet(Server("127.0.0.1", port, Security.NONE)))
    assert (gone.code, gone.later) == (mute.code, mute.later) == ("unreachable", True)


def test_a_server_whose_answer_never_ends_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entregent.sync.smtp.PATIENCE", 0.3)
    over = Event()
    with socket.socket() as endless:
        endless.bind(("127.0.0.1", 0))
        endless.listen()

        def go_on() -> None:
            line, _ = endless.accept()
            with line, suppress(OSError):
                while not over.wait(0.05):
                    line.sendall(b"220-more to come\r\n")

        speaking = Thread(target=go_on)
        speaking.start()
        to = Server("127.0.0.1", endless.getsockname()[1], Security.NONE)
        told = trouble(lambda: greet(to))
        over.set()
        speaking.join()
    assert (told.code, told.later) == ("unreachable", True)


def test_what_keeps_a_message_at_the_last_moment_keeps_it_here() -> None:
    class Withdrawn(Exception):
        pass

    def no() -> None:
        raise Withdrawn

    with a_mail_server() as told, pytest.raises(Withdrawn):
        hand_over(
            server(told), MESSAGE, sender="moi@moi.example", recipients=("a@acme.example",),
            now_or_never=no,
        )  # fmt: skip
    assert told.taken == []


def test_an_address_of_other_letters_is_written_where_the_server_reads_them() -> None:
    with a_mail_server() as told:
        give(told, to="zoé@acmé.example")
    assert told.envelopes == [("moi@moi.example", ["zoé@acmé.example"])]


def test_a_server_that_dies_while_it_is_spoken_to_breaks_nothing() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def hang_up() -> None:
            line, _ = listening.accept()
            line.sendall(b"220 hello\r\n")
            line.recv(100)
            line.close()

        thread = Thread(target=hang_up)
        thread.start()
        port = listening.getsockname()[1]
        died = trouble(lambda: greet(Server("127.0.0.1", port, Security.NONE)))
        thread.join()
    assert (died.code, died.later) == ("unreachable", True)


def test_what_a_server_says_is_one_line_that_no_terminal_obeys() -> None:
    with a_mail_server() as told:
        told.answers[RCPT] = "550 no\x1b[2J such\tuser"
        refused = trouble(lambda: give(told))
    assert refused.reply == "no [2J such user"
