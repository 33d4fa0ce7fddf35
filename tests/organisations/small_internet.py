"""A small internet on this machine: a real name server and a real https server, to which checks are led.

Names, wire formats, certificates and sockets are real; only two things are made up: which records there are, and that
every public address leads here.
"""

import datetime
import http.server
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from alongside.organisations.domains.internet import PublicInternet

PUBLIC = "93.184.216.34"


class NameServer(threading.Thread):
    """Answers from a table {(name, kind): [values]}; says that other names do not exist, and nothing while `silent`."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.records: dict[tuple[str, str], list[str]] = {}
        self.silent = False
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.socket.getsockname()[1])

    def run(self) -> None:
        """Answer until closed."""
        while True:
            try:
                asked, sender = self.socket.recvfrom(4096)
            except OSError:
                return
            if not asked:
                return
            if not self.silent:
                self.socket.sendto(self.answer(dns.message.from_wire(asked)).to_wire(), sender)

    def answer(self, query: dns.message.Message) -> dns.message.Message:
        """One answer."""
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        question = query.question[0]
        name, kind = question.name.to_text().rstrip("."), dns.rdatatype.to_text(question.rdtype)
        found = self.records.get((name, kind))
        if found:
            quoted = [f'"{value}"' if kind == "TXT" else value for value in found]
            response.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *quoted))
        elif not any(name == known for known, _ in self.records):
            response.set_rcode(dns.rcode.NXDOMAIN)
        return response

    def stop(self) -> None:
        """Wake up and end."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waker:
            waker.sendto(b"", ("127.0.0.1", self.port))
        self.join(5)
        self.socket.close()


class Site(http.server.ThreadingHTTPServer):
    """A site that serves `body` under one path; `asked` keeps what was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status, self.body, self.headers = 200, b"", dict[str, str]()
        self.drip = 0.0
        self.asked: list[tuple[str, str]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked has gone away: nothing to say."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what the site was set to."""

    server: Site

    def do_GET(self) -> None:
        """Answer."""
        self.server.asked.append((self.headers["Host"], self.path))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for place in range(0, len(self.server.body), 64 if self.server.drip else 65536):
            self.wfile.write(self.server.body[place : place + (64 if self.server.drip else 65536)])
            time.sleep(self.server.drip)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class SmallInternet(PublicInternet):
    """Goes out through the small internet; `connected` keeps which addresses were connected to."""

    def __init__(self, names: NameServer, site: Site, authority: Path) -> None:
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], names.port
        super().__init__(resolver, ssl.create_default_context(cafile=str(authority)))
        self.names, self.site = names, site
        self.port = site.server_port
        self.connected: list[str] = []

    def connect(self, address: str, name: str) -> socket.socket:
        """Lead every address here."""
        self.connected.append(address)
        return super().connect("127.0.0.1", name)


@contextmanager
def small_internet(folder: Path, certified: str) -> Iterator[SmallInternet]:
    """Start it; the site has a certificate for the name `certified`."""
    certificate = make_certificate(folder, certified)
    names, site = NameServer(), Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    serving = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    names.start()
    serving.start()
    try:
        yield SmallInternet(names, site, certificate)
    finally:
        names.stop()
        site.shutdown()
        site.server_close()


def make_certificate(folder: Path, name: str) -> Path:
    """Write a certificate for a name, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file
