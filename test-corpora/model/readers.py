"""Turns the formats the source packages use into plain documents, one generator for each format."""
import gzip
import html.parser
import re
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

STOP_WORDS = {
    "en": ("the", "of", "and", "to", "that"), "de": ("der", "und", "die", "das", "nicht"),
    "fr": ("les", "des", "que", "est", "pour"), "es": ("los", "las", "que", "por", "una"),
    "it": ("che", "della", "per", "sono", "gli"),
}


def prose(text):
    """One space between words, paragraphs by blank lines, no line that is mostly signs (tables, rules)."""
    lines = []
    for line in unicodedata.normalize("NFC", text).replace("\r", "").split("\n"):
        line = re.sub(r"[ \t\u00a0]+", " ", line).strip()
        letters = sum(c.isalpha() or c == " " for c in line)
        if not line or letters >= 0.7 * len(line):
            lines.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def code(text):
    """Source text with indents of at most 12 spaces and no longer runs of spaces or signs, which only teach loops."""
    lines = []
    for line in text.replace("\r", "").expandtabs(4).split("\n"):
        body = line.strip()
        indent = min(len(line) - len(line.lstrip()), 12)
        if len(body) <= 160 and not re.search(r"([-=*/#_.])\1{5}", body):
            lines.append(" " * indent + re.sub(r" {2,}", " ", body) if body else "")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def read_sword(root, spec):
    """Verses of a compressed SWORD module: testament files .?zs (blocks), .?zz (data), .?zv (verses)."""
    for testament in ("ot", "nt"):
        blocks_file = next(Path(root).glob(testament + ".?zs"), None)
        if blocks_file is None:
            continue
        stem = str(blocks_file)[:-1]
        index, data, verses = (Path(stem + end).read_bytes() for end in "szv")
        blocks = [zlib.decompress(data[o:o + n]) for o, n, _ in struct.iter_unpack("<III", index) if n]
        entry = "<III" if stem.endswith(".cz") else "<IIH"  # blocks by chapter have longer records
        step = struct.calcsize(entry)
        seen, pieces = set(), []
        for at in range(0, len(verses) - step + 1, step):
            where = struct.unpack_from(entry, verses, at)
            block, offset, size = where
            if size == 0 or where in seen or block >= len(blocks):
                continue
            seen.add(where)
            raw = blocks[block][offset:offset + size].decode("utf-8", "ignore")
            raw = re.sub(r"<note.*?</note>", "", raw, flags=re.S)
            raw = re.sub(r"</?(p|div|lb|l|lg|title|item|list)\b[^>]*>", "\n", raw)
            pieces.append(prose(re.sub(r"<[^>]+>", "", raw)))
            if sum(map(len, pieces)) > 16000:
                yield "\n".join(p for p in pieces if p)
                pieces = []
        yield "\n".join(p for p in pieces if p)


def read_rdata(root, spec):
    """Novels of an R lazy-load database: zlib records after a length, strings in XDR serialisation."""
    data = (Path(root) / "Rdata.rdb").read_bytes()
    at = 0
    while at < len(data):
        start = data.find(b"x\x9c", at)
        if start < 0:
            return
        inflate = zlib.decompressobj()
        record = inflate.decompress(data[start:])
        at = len(data) - len(inflate.unused_data)
        lines = []
        for found in re.finditer(rb"\x00\x04\x00\x09(....)", record, re.S):
            size = struct.unpack(">i", found.group(1))[0]
            if 0 <= size < 500:
                lines.append(record[found.end():found.end() + size].decode("utf-8", "replace"))
        book = "\n".join(lines)
        for chapter in re.split(r"\n(?=CHAPTER |Chapter |VOLUME )", book):
            paragraphs = re.split(r"\n\s*\n", chapter)
            yield prose("\n\n".join(" ".join(p.split()) for p in paragraphs).replace("_", ""))


def read_dict(root, spec):
    """Entries of a dictd database (a gzip file with random access)."""
    text = gzip.decompress(next(Path(root).glob("*.dict.dz")).read_bytes()).decode("utf-8", "replace")
    text = text.replace("{", "").replace("}", "")
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
    for at in range(0, len(paragraphs), 80):
        yield prose("\n\n".join(paragraphs[at:at + 80]))


def read_rst(root, spec):
    """Pages in reStructuredText without directives and roles; indented blocks stay as code."""
    for path in sorted(Path(root).rglob("*.txt")):
        if "changelog" in path.name:
            continue
        text = path.read_text("utf-8", "replace")
        text = re.sub(r"(?m)^\s*\.\.( .*)?$|^\s*:[\w -]+:.*$|^[=\-~^\"'*#+.|]{3,}$", "", text)
        text = re.sub(r":[\w:]+:`[~!]?([^`<]+?)\s*(<[^`>]*>)?`", r"\1", text).replace("``", "").replace("::\n", ":\n")
        text = re.sub(r"`([^`<]+?)\s*(<[^`>]*>)?`__?", r"\1", text)
        yield code(text)


class PageText(html.parser.HTMLParser):
    """Text of one page without navigation, scripts and tables."""
    DROP = {"script", "style", "nav", "table", "head", "svg", "header", "footer", "button"}
    BLOCK = {"p", "div", "h1", "h2", "h3", "h4", "h5", "li", "dt", "dd", "section", "br", "ul", "ol", "blockquote"}

    def __init__(self):
        super().__init__()
        self.out, self.dropped, self.pre = [], 0, None

    def handle_starttag(self, tag, attrs):
        self.dropped += tag in self.DROP
        if tag == "pre":
            self.pre = []
        elif tag in self.BLOCK:
            self.out.append("\n" if tag in ("br", "li", "dd") else "\n\n")

    def handle_endtag(self, tag):
        self.dropped = max(0, self.dropped - (tag in self.DROP))
        if tag == "pre" and self.pre is not None:
            self.out.append("\0" + code("".join(self.pre)) + "\0")
            self.pre = None
        elif tag in self.BLOCK:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.dropped:
            (self.pre if self.pre is not None else self.out).append(
                data if self.pre is not None else re.sub(r"\s+", " ", data))

    def text(self):
        """Listings as they are, and of the rest the lines that are sentences: no menus, no lists of names."""
        for number, part in enumerate("".join(self.out).replace("¶", "").split("\0")):
            if number % 2:
                yield "\n\n" + part + "\n\n"
            else:
                yield "\n".join(line for line in prose(part).split("\n") if not line or len(line.split()) > 5)


def read_html(root, spec):
    for path in sorted(Path(root).rglob("*.html")):
        name = str(path.relative_to(root))
        if spec.get("only") and not name.startswith(tuple(spec["only"])):
            continue
        if re.search(r"genindex|search|py-modindex|_modules|bookindex|release|changes|quickreference|sitemap", name):
            continue
        if any(part in name for part in spec.get("skip", ())):
            continue
        page = PageText()
        page.feed(path.read_text("utf-8", "replace"))
        yield re.sub(r"\n{3,}", "\n\n", "".join(page.text())).strip()


def read_europarl(archive, spec):
    lines = gzip.decompress(zipfile.ZipFile(archive).read(spec["root"])).decode("utf-8").split("\n")
    left = dict(spec["languages"])
    for line in lines:
        body = line.split("\t")[-1]
        words = body.lower().split()
        counts = {lang: sum(words.count(w) for w in stops) for lang, stops in STOP_WORDS.items()}
        lang = max(counts, key=counts.get)
        if counts[lang] * 12 > len(words) and left[lang] > 0:
            left[lang] -= len(body)
            yield prose(re.sub(r" {2,}", "\n", body))


def read_java(archive, spec):
    with zipfile.ZipFile(archive) as jar:
        for number, name in enumerate(sorted(n for n in jar.namelist() if n.endswith(".java"))):
            text = jar.read(name).decode("utf-8", "replace")
            if number % 10:  # a tenth keep the licence header
                text = re.sub(r"\A\s*/\*.*?\*/\s*", "", text, flags=re.S)
            if len(text) < 120000:
                yield code(text)
