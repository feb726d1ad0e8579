"""A Postfix that takes mail from whoever gives a password, and a Dovecot that keeps it."""

import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

PROGRAMS = ("postfix", "dovecot", "doveadm", "/usr/lib/dovecot/lmtp")
PASSWORD = "as agreed"
PATIENCE = 60  # seconds for anything to begin, arrive or end
_KEEPER = "nobody"  # who owns the mailboxes
_UID, _GID = 65534, 65534

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.moi.example
myorigin = moi.example
mydestination =
mynetworks =
alias_maps =
alias_database =
virtual_mailbox_domains = moi.example, acme.example
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
local_transport = error:5.1.2 nobody lives here
default_transport = error:5.4.4 no mail leaves this machine
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{auth}
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = {folder}/server.pem
smtputf8_enable = yes
"""
_MASTER = """\
127.0.0.1:{smtp} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
_DOVECOT = """\
protocols = lmtp
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = entregent-real-mail
log_path = {folder}/dovecot.log
ssl = no
mail_location = maildir:~/Maildir
first_valid_uid = 1
auth_mechanisms = plain login
disable_plaintext_auth = no
postmaster_address = postmaster@moi.example
hostname = mx.moi.example
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {folder}/users
}}
service auth {{
  inet_listener {{
    address = 127.0.0.1
    port = {auth}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Where mail is handed in, whom to believe there, and who reads it."""

    folder: Path
    port: int
    trust: ssl.SSLContext

    def maildir(self, address: str) -> Path:
        """Return the mailbox of somebody as it lies on the disk."""
        return self.folder / "homes" / address / "Maildir"

    def ids(self, address: str) -> list[str]:
        """Return the Message-ID of each mail that somebody has, as Dovecot tells it."""
        words = ("fetch", "-u", address, "hdr.message-id", "mailbox", "INBOX")
        told = _run("doveadm", "-c", self.folder / "dovecot.conf", *words)
        return [line.partition(": ")[2] for line in told.splitlines() if ": " in line]

    def log(self) -> str:
        """Return what both programs say they did."""
        logs = (self.folder / "postfix.log", self.folder / "dovecot.log")
        return "".join(log.read_text() for log in logs if log.exists())


@contextmanager
def a_post_office(people: Sequence[str]) -> Iterator[PostOffice]:
    """Run both until it is left; these people have a mailbox, the first one sends."""
    folder = Path(tempfile.mkdtemp(prefix="entregent-real-mail-"))
    smtp, lmtp, auth = _free_ports(3)
    running: list[subprocess.Popen[bytes]] = []
    try:
        trust = _written(folder, people, {"smtp": smtp, "lmtp": lmtp, "auth": auth})
        office = PostOffice(folder, smtp, trust)
        running.append(_started(folder, ("dovecot", "-F", "-c", folder / "dovecot.conf")))
        running.append(_started(folder, ("postfix", "-c", folder / "etc", "start-fg")))
        for port in (lmtp, auth, smtp):
            wait_until(lambda at=port: _answers(at), office)  # type: ignore[misc]
        yield office
    finally:
        if len(running) > 1:  # what was started as Postfix is not what goes on as it
            subprocess.run(["postfix", "-c", folder / "etc", "stop"], check=False, timeout=PATIENCE)
        for program in reversed(running):
            _ended(program)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(so: Callable[[], bool], office: PostOffice) -> None:
    """Wait until something is so; where it never is, say what the programs did."""
    until = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < until, office.log()
        time.sleep(0.1)


def _written(folder: Path, people: Sequence[str], ports: dict[str, int]) -> ssl.SSLContext:
    """Write what both need into their folder; return whose certificates to believe."""
    folder.chmod(0o755)
    for name in ("etc", "queue", "data", "homes", "run", "state"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "homes", _KEEPER)
    said = {"folder": folder, **ports}
    for name, text in (
        ("etc/main.cf", _MAIN), ("etc/master.cf", _MASTER), ("dovecot.conf", _DOVECOT),
    ):  # fmt: skip
        (folder / name).write_text(text.format(**said))
    line = "{0}:{{PLAIN}}{1}:{2}:{3}::{4}/homes/{0}::\n"
    users = (line.format(person, PASSWORD, _UID, _GID, folder) for person in people)
    (folder / "users").write_text("".join(users))
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    key = folder / "server.pem"
    key.touch(0o600)
    parts = (certificate.private_key_pem, *certificate.cert_chain_pems)
    key.write_bytes(b"".join(part.bytes() for part in parts))
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    return trust


def _started(folder: Path, words: Sequence[object]) -> subprocess.Popen[bytes]:
    """Start a program of ours, in a group that holds whatever it starts."""
    with (folder / "output.log").open("ab") as output:
        return subprocess.Popen(
            list(map(str, words)),
            cwd=folder,
            env={"PATH": os.environ.get("PATH", ""), "MAIL_CONFIG": str(folder / "etc")},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _ended(program: subprocess.Popen[bytes]) -> None:
    """End a program that we started, and those it started, which it ends itself when told to."""
    try:
        program.terminate()
        program.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, 9)
        program.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def _run(*words: object) -> str:
    done = subprocess.run(
        list(map(str, words)), check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    return done.stdout
