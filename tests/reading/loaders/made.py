"""Small files of every format, made of our own words and bytes."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Envoy leaves harbour town"
PARAGRAPHS = (
    "The envoy left the harbour town on Monday, and the ministry said nothing about it for days.",
    "“We will stay,” said the general who commands the garrison. Nobody asked him for how long.",
    "Two officials told the paper that the engineers had been called back from the northern mines.",
)
DAY = "2020-08-20"


def web_page(
    paragraphs: Sequence[str] = PARAGRAPHS, *, head: str = "", title: str = TITLE
) -> bytes:
    """A page with menus, a script and a footer around the article."""
    inner = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | Harbour Post"
        f"</title>{head}<script>var a = '<p>The script lent money.</p>';</script>"
        "<style>p { color: red }</style></head><body><nav><a href='/'>Home</a>"
        f"<a href='/w'>World news</a></nav><article><h1>{title}</h1>{inner}"
        "<ul><li>The first point is the army.</li><li>The second point is money.</li></ul>"
        "</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def pdf(
    pages: Sequence[Sequence[str]], *, trailer: bytes = b"", made: str = "D:20200821101500Z"
) -> bytes:
    """A PDF with one line of text under the other; a page without lines shows a grey box."""
    objects: list[bytes] = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    tree = 2 * len(pages) + 2
    kids = []
    for lines in pages:
        drawn = [b"0.5 g 50 50 400 600 re f"] if not lines else []
        for number, line in enumerate(lines):
            text = line.encode("cp1252").replace(b"\\", b"\\\\")
            text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"BT /F1 11 Tf 60 %d Td (%s) Tj ET" % (760 - 14 * number, text))
        stream = b"\n".join(drawn)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    objects.append(b"<< /Title (%s) /CreationDate (%s) >>" % (TITLE.encode(), made.encode()))
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"trailer << /Size %d /Root %d 0 R /Info %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects) - 1, len(objects), trailer, table)
    )


ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]"
    % (b"ab" * 32, b"cd" * 32)
)
"""Trailer of a file that no empty password opens."""


def rss(items: Sequence[str], *, title: str = "Harbour Post", doctype: str = "") -> bytes:
    """An RSS feed of items given as XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<rss version="2.0"><channel>'
        f"<title>{title}</title>{inner}</channel></rss>"
    ).encode()


def message(headers: str, body: str) -> bytes:
    """An e-mail message with network line ends."""
    return f"{headers}\n\n{body}".replace("\n", "\r\n").encode()
