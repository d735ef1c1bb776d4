"""The one door from text to markup: escapes a text for each place where it may stand.

A plain `str` is text and is escaped wherever it is printed; `Markup` is what came through this
door. `Markup(...)` is called here alone, each time with its reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import nh3
from markupsafe import Markup, escape

# --- One line of text that every reader of HTML understands --------------------------------------

_BLANKS = re.compile(r"\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_ILLEGAL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ASCII_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_YAML = re.compile(r"[\ufeff\ufffe\uffff]")
_SPACE = re.compile(r"[^\S ]")
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_DENSE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ENDS = re.compile(r"^ +| +$")


def one_line(text: str) -> str:
    """The text in one line: breaks and tabs as blanks, without controls and lone surrogates.

    Controls have no place in HTML (`&#133;` means …), and Python-Markdown uses two of them itself.
    """
    if text.isprintable():  # nearly always, and much faster to find out
        return text
    return _SURROGATE.sub("\ufffd", _ILLEGAL.sub("", _BLANKS.sub(" ", text)))


def html_text(text: str) -> Markup:
    """Text for a raw HTML block on one line (`<p>…</p>`): `& < > " '` as entities, on one line.

    Not for places that a Markdown converter reads: there it is `markdown_text`.
    """
    # MarkupSafe leaves no `<`, `&` or quotation mark, and one line has no break to end the block.
    return escape(one_line(text))


def markdown_text(text: str) -> Markup:
    """Short text for any place in Markdown or HTML: every ASCII punctuation mark as an entity.

    Blanks at the ends and unusual ones are entities too, as converters trim them. Shows letter for
    letter in Python-Markdown and in CommonMark; for long text in raw blocks, `html_text` is faster.
    """
    marks = _ASCII_PUNCTUATION.sub(_entity, one_line(text))
    # Safe: all that is left unescaped is letters, digits and inner blanks, which no converter reads
    # as anything but text.
    return Markup(_ENDS.sub(lambda m: "&#32;" * len(m[0]), _SPACE.sub(_entity, marks)))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def html(template: str, *values: Markup | str | int | date) -> Markup:
    """A piece of HTML: a literal of this program, with a value for each `%s`, escaped by its type.

    Quicker than a template by a factor of three, for what stands on every page or in every row.
    """
    # Safe: the template is a literal, which a test sees to, and each value is escaped or markup.
    return _markup(template % tuple([v if type(v) is Markup else printed(v) for v in values]))


def joined(parts: Iterable[Markup | str], between: Markup | str = "") -> Markup:
    """Parts in one, each escaped by its type; `between` them likewise."""
    # Safe: each part is escaped or markup, and so is what stands between them.
    return _markup(printed(between).join([p if type(p) is Markup else printed(p) for p in parts]))


def _markup(text: str) -> Markup:
    """`Markup(text)` in half the time: it needn't be asked whether it has an HTML of its own."""
    return str.__new__(Markup, text)


def printed(value: object) -> str:
    """What is printed for a value, by its type: markup as it is, and all else escaped.

    Raises TypeError for None and whatever else is no text, number or date.
    """
    if type(value) is str:
        text = value if value.isprintable() else one_line(value)
        # Most have none of the five, which is found out sooner than they are escaped.
        signs = "&" in text or "<" in text or ">" in text or '"' in text or "'" in text
        return escape(text) if signs else text
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | int | float | date):
        return html_text(str(value))
    str(value)  # of a name that nobody gave, this raises Jinja's own error, which says the name
    raise TypeError(f"a template prints text, numbers and dates, not {type(value).__name__}")


def element(name: str, content: Markup | str = "", **attributes: str) -> Markup:
    """An HTML or MathML element: its content and attributes escaped by type.

    Names are the program's own, never text; `class_` stands for `class`. Content that is plain
    text is escaped as by `html_text`.
    """
    inner = content if isinstance(content, Markup) else html_text(content)
    given = "".join(f' {key.rstrip("_")}="{html_text(text)}"' for key, text in attributes.items())
    # Safe: the name is a literal of this program, attributes and content are escaped above.
    return Markup(f"<{name}{given}>{inner}</{name}>")


def json_script(value: object) -> Markup:
    """JSON for a `<script>` block: no sign in it can end the script or begin a comment."""
    text = _DENSE(value)
    signs = re.sub(r"[<>&\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)
    # Safe: without `<` and `>`, there is no `</script>` and no `<!--`; and JSON has no blank lines.
    return Markup(signs)


def slot_mark(name: str) -> Markup:
    """A mark that something is to be put in here: the name between two controls.

    No text has it: wherever one is escaped, its controls are dropped. The name is the program's
    own, or text whose signs are percent-encoded.
    """
    # Safe: letters, digits and `-_.~%:`, which are no markup in any place of a page.
    assert re.fullmatch("[A-Za-z0-9_.~%:-]+", name)
    return Markup(f"\x01{name}\x01")


# --- Front matter ---------------------------------------------------------------------------------


def page_title(text: str) -> str:
    """A title or description for front matter, HTML-escaped: the theme prints both as they are."""
    return str(html_text(text))


def front_matter(values: Mapping[str, Any]) -> str:
    """A YAML front-matter block, in the order given, a line a value.

    Names are the program's own, and none of those that YAML takes for a value, such as `no`.
    Values are written as JSON, which YAML contains and which is written ten times as fast. What the
    theme prints (title, description) must be escaped already: see `page_title`.
    """
    lines = (f"{key}: {_json(value)}\n" for key, value in values.items())
    return f"---\n{''.join(lines)}---\n"


def _json(value: object) -> str:
    text = _JSON(_plain(value))
    return _NOT_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _plain(value: object) -> object:
    """The value in YAML's own types; text in one line."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return one_line(str.__str__(value)) if isinstance(value, str) else value


# --- Other languages ------------------------------------------------------------------------------

_BIBTEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: "\\" + sign for sign in "&%$#_"},
}
_TEX_SIGN = re.compile(r"[\\{}~^&%$#_]")
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
_XML_SIGN = re.compile(r"[&<>\"\t\n\r]")
_LINKING = re.compile("&#(?:35|58|64);")
"""`#`, `:` and `@` as entities."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def bibtex(text: str) -> str:
    """Text for a braced BibTeX field: TeX's own signs escaped, no brace without its partner."""
    return _TEX_SIGN.sub(lambda m: _BIBTEX[m[0]], one_line(text))


def terminal(text: str) -> str:
    r"""Text for a terminal: controls, bidi marks and what else hides as `\xNN`, `\uNNNN`."""
    return _INVISIBLE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def actions(text: str) -> str:
    """The message of a workflow command of GitHub Actions, in its own escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def actions_property(text: str) -> str:
    """A property (`file=…`) of a workflow command of GitHub Actions."""
    return actions(text).replace(":", "%3A").replace(",", "%2C")


def summary_text(text: str) -> Markup:
    """Short text for a step summary of GitHub Actions, whose Markdown reads more than converters.

    It makes links of `@name`, `#1` and addresses, and pictures of `:name:`; an empty comment after
    the sign, of which a reader sees nothing, keeps them text.
    """
    # Safe: `markdown_text` leaves no sign that means anything, and a comment shows nothing.
    return Markup(_LINKING.sub(r"\g<0><!-- -->", str(markdown_text(text))))


def xml_text(text: str) -> str:
    """Text for XML 1.0, in an element or in an attribute's double quotes.

    What XML doesn't allow is left out; a lone carriage return, which XML reads as a line's end,
    is written as itself.
    """
    if not text.isprintable():
        text = _NOT_XML.sub("", text)
    if not _XML_SIGN.search(text):
        return text
    return _XML_SIGN.sub(lambda m: f"&#{ord(m[0])};", text)


# --- What people wrote ----------------------------------------------------------------------------

_CURATED_TAGS = nh3.ALLOWED_TAGS | {"input", "section"}
_CURATED_ATTRIBUTES = {
    "a": {"href", "title", "class", "id"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    **{cell: {"align", "colspan", "rowspan"} for cell in ("td", "th")},
    **{
        name: {"class", "id"}
        for name in ("div", "p", "li", "sup", "section", "span", "code", "pre")
    },
    **{heading: {"id"} for heading in ("h1", "h2", "h3", "h4", "h5", "h6")},
}
_CELL_STYLE = re.compile(r'style="text-align: (left|center|right);"')


_HEADING = re.compile("(?<=<)(/?)h([1-6])(?=[ >])")
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\][/\\])")
_OWN_ID = re.compile("_|pd-")
"""How the theme's ids begin, and the generator's."""


def curated_html(html: str, prefix: str, top: int) -> Markup:
    """HTML that a Markdown converter made of people's words, through an allow-list, on one line.

    Ids and links to them get the prefix; without one, those that could meet the page's own do. Only
    http, https, mailto and relative addresses pass, pictures from this site alone, and no heading
    above the level `top`.
    """

    def named(name: str) -> str:
        return f"{prefix or 'page'}-{name}" if prefix or _OWN_ID.match(name) else name

    def kept(tag: str, name: str, value: str) -> str | None:
        if name == "src" and _ELSEWHERE.match(value):
            return None
        if name == "id":
            return named(value)
        if name == "href" and value.startswith("#"):
            return f"#{named(value[1:])}"
        return value

    def lowered(heading: re.Match[str]) -> str:
        return f"{heading[1]}h{max(top, int(heading[2]))}"

    clean = nh3.clean(
        _CELL_STYLE.sub(r'align="\1"', html),
        tags=_CURATED_TAGS,
        attributes=_CURATED_ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    # Safe: nh3 lets only listed tags, attributes and schemes pass; and without line breaks, a
    # second Markdown converter sees one raw block and reads nothing in it.
    whole = _HEADING.sub(lowered, clean).strip()
    return Markup(one_line(whole.replace("\n", "&#10;")))


def preformatted(text: str) -> Markup:
    """Text for `<pre>`, its lines kept: line breaks as entities, so that it stands on one line."""
    # Safe: each line is escaped as HTML text, and `&#10;` is a line break's own entity.
    return Markup("&#10;").join(html_text(line) for line in text.split("\n"))
