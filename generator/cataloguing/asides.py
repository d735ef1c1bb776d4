"""Turns a card's sentence into one without what only the rest of the abstract explains.

>>> without_asides("We propose KiteNet (see Fig. 2 of Smith et al., 2020) to address these issues.")
'We propose KiteNet to address these issues.'
>>> without_asides("We address this gap by introducing KiteNet, a net for kites.")
'We introduce KiteNet, a net for kites.'
>>> without_asides("We build a net of kites that addresses these issues by folding their wings.")
'We build a net of kites folding their wings.'
"""

from __future__ import annotations

import re

FEWEST_WORDS = 6
"""What is left of a sentence has so many words at least: `We propose KiteNet.` says less."""
_BRACKETS = re.compile(
    r",? \((?:(?:e\.g\.|i\.e\.|e\.g|i\.e|eg|ie|cf\.|see|also|hereafter|a\.k\.a\.)[ ,][^()]*"
    r"|[^()]*\bet al\b[^()]*|[A-Z][\w-]+(?:,| and [A-Z][\w-]+,) \d{4}[a-z]?"
    r"|(?!called |named |dubbed |termed |[a-z]\)|[ivx]+\))[a-z][a-z-]*,? [^()]*)\)(?=[ .,;:]|$)"
)
"""Citations, examples, and whatever begins in small letters and has several words; long forms of
names begin with capitals, what is counted with a number."""
_FIRST = re.compile(r" \((?:1|i)\) ")
"""The first point of a list that goes on in the next sentence."""
_PROBLEM = (
    r"(?:this|these|such|those)(?: \w+){0,2} (?:issue|challenge|problem|limitation|gap|concern|"
    r"shortcoming|difficult(?:y|ie)|drawback|question|weakness(?:e)?|bottleneck|need|obstacle|"
    r"deficienc(?:y|ie))s?"
)
_SOLVE = (
    r"(?:address|resolv|tackl|overcom|mitigat|alleviat|solv|remedi|remedy|fill|bridg|clos|answer)"
)
_SOLVING = re.compile(
    r",?(?: (?:designed|aiming|intended|in order))?"
    r"(?<!-designed)(?: to| that| which|(?= \w+ing\b))(?: aims? to)?(?: \w+ly)? "
    rf"{_SOLVE}(?:e?s|e|ing)? {_PROBLEM}(?: by(?= \w+ing\b))?(?! (?:and|through|via|with|by)\b)"
    r"(?=[ .,;:])"
)
_OFFERED = re.compile(r"\b(?:propos|introduc|present|develop|devis|design|build)\w* [^.]{8,}$")
"""What stands before is offered already: not `we propose to address this issue`."""
_NAME_LAST = re.compile(r"[A-Z][\w-]*\)?$")
_GERUNDS = "introduc|propos|present|develop|design|build|construct|provid|creat"
_BY_OFFERING = re.compile(
    rf"(We|This (?:paper|work|study))(?: (?:aims?|tr(?:y|ies)|seeks?) to)?(?: \w+ly)? "
    rf"{_SOLVE}(?:e?s|e)? {_PROBLEM}"
    rf" (?:by|through|via|with) ({_GERUNDS})ing "
)
_AND_OFFERS = re.compile(
    r"We (?:\w+ ){1,2}(?:this|these|such|those) [^.;]{3,200}?,? and "
    r"(?=(?:propose|introduce|present|develop) \w)"
)
"""`We study this problem and introduce KiteNet`."""
_WHOLE = {stem: f"{stem}e" for stem in ("introduc", "propos", "provid", "creat")}


def without_asides(sentence: str) -> str:
    """The sentence without brackets that nobody misses, nor a problem that it doesn't tell of."""
    rest = sentence
    if "(" in sentence:
        rest = _BRACKETS.sub("", sentence)
        rest = rest if "2)" in rest or "ii)" in rest else _FIRST.sub(" ", rest)
    if " this " in rest or " these " in rest or " such " in rest or " those " in rest:
        rest = _AND_OFFERS.sub("We ", _BY_OFFERING.sub(_offering, rest, count=1), count=1)
        solving = _SOLVING.search(rest)
        if solving and _OFFERED.search(rest, 0, solving.start()):
            named = solving[0].endswith(" by") and _NAME_LAST.search(rest, 0, solving.start())
            left = rest[: solving.start()] + ("," if named else "") + rest[solving.end() :]
            rest = left if left.count(" ") >= FEWEST_WORDS - 1 else rest
    return rest


def _offering(match: re.Match[str]) -> str:
    """`This paper closes this gap by introducing` as `This paper introduces`."""
    verb = _WHOLE.get(match[2], match[2])
    return f"{match[1]} {verb}{'' if match[1] == 'We' else 's'} "
