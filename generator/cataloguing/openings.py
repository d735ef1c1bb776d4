"""Turns a sentence of an abstract into one that reads alone: without what ties it to the others.

>>> without_opening("To address these issues, we further propose KiteNet in this paper.")
'We propose KiteNet.'
"""

from __future__ import annotations

import re

FEWEST_WORDS = 5
"""What is left must have so many words: fewer are no sentence."""
_LONGEST = 160
"""Characters up to the comma after which a sentence goes on without its opening."""
_WORKS = "paper|work|article|study|survey|report|thesis|manuscript"
_LINKS = frozenset(
    """
    therefore|thus|hence|accordingly|consequently|specifically|concretely|moreover|furthermore|
    further|additionally|finally|lastly|however|importantly|notably|crucially|interestingly|
    surprisingly|remarkably|similarly|conversely|instead|nevertheless|nonetheless|overall|
    meanwhile|first|firstly|second|secondly|third|thirdly|next|then|here|now|also|besides|
    in particular|in addition|in contrast|in response|in summary|in short|in brief|in turn|
    in other words|in fact|as a result|as a consequence|as such|as a first step|as a solution|
    as a remedy|for example|for instance|by contrast|by doing so|in doing so|on the other hand|
    on the contrary|at the same time|along the way|with that in mind|to do so|to that end|
    last but not least|more specifically|more precisely|more concretely|more importantly|
    more generally|most importantly|equally importantly|unfortunately|rather|ultimately|
    intuitively|technically|methodologically|alternatively|subsequently|and|but|yet|so
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""What a sentence may open with, before a comma, and means nothing without the one before."""
_REFERRING = frozenset("this these those such above aforementioned".split())
_AUTHORS = re.compile(
    rf"(?: in (?:this|our) (?:{_WORKS}),?)? (?:we|i|our|this (?:\w+ )?(?:{_WORKS}))\b",
    re.IGNORECASE,
)
_IN_THIS_PAPER = re.compile(
    r"(?:in|with|through|throughout) (?:this|our|the present|the current) "
    rf"(?!prior|previous|earlier|past|recent)(?:\w+ )?(?:{_WORKS})"
    r"(?:,|(?= (?:we|i|an?|the|our)\b))"
    r"|(?:thus|therefore|hence|here|so|and|but|also|then|finally|now|first|further)(?= (?:we|i)\b)"
    r"|to \w+ (?:this|these|it)(?: \w+){0,3}(?= we\b)"
    r"|\(?(?:\d|[ivx]{1,4}|[a-d])[.)](?= )",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf",? in (?:this|the present|our) (?:{_WORKS})"
    r"(?:,|(?=[.;:])|(?= (?!and\b|or\b|is\b|are\b|that\b|which\b)))",
)
"""`We study kites in this paper`, `Kites, in this work, fly`."""
_BY_THE_WAY = re.compile(
    r"([Ww]e|[Tt]his (?:paper|work|article|study)) (?:also|further|furthermore|then|additionally|"
    r"therefore|thus|hence|finally|subsequently|next|instead|moreover|accordingly|consequently|"
    r"first|now|later|lastly)(?= [a-z])"
)
_NO_SENTENCE = re.compile(r"(?:is|are|was|were|has|have|and|or|but|which|that|to|of|by|with)\b")
"""No sentence begins so: what stood before was part of it."""


_OPENINGS = 4
"""However, in this paper, to this end, we …"""


def without_opening(sentence: str) -> str:
    """The sentence without the words that tie it to others or say where it stands."""
    rest = sentence
    for _ in range(0 if sentence.startswith("We ") else _OPENINGS):
        left = rest[_opening(rest) :].lstrip()
        if left == rest or left.count(" ") < FEWEST_WORDS - 1 or _NO_SENTENCE.match(left):
            break
        rest = left
    if " in this " in rest or " in our " in rest or " in the present " in rest:
        rest = _ASIDE.sub("", rest)
    said = _BY_THE_WAY.match(rest)
    if said:
        rest = said[1] + rest[said.end() :]
    return rest[:1].upper() + rest[1:]


def _opening(sentence: str) -> int:
    """How long the opening of a sentence is."""
    comma = sentence.find(",", 0, _LONGEST)
    if comma > 0:
        head = sentence[:comma].lower()
        if head in _LINKS or (_refers(head) and _AUTHORS.match(sentence, comma + 1)):
            return comma + 1
    opening = _IN_THIS_PAPER.match(sentence)
    return opening.end() if opening else 0


def _refers(words: str) -> bool:
    """Whether words in small letters need those before them: `to close this gap`."""
    return (
        not _REFERRING.isdisjoint(words.split()) or _TO_SOLVE_THE_PROBLEM.match(words) is not None
    )


_TO_SOLVE_THE_PROBLEM = re.compile(
    r"(?:(?:in order )?to \w+|in (?:light|view) of|given|considering|motivated by|inspired by|"
    r"based on|building (?:up)?on) the (?:\w+ )?"
    r"(?:problem|issue|challenge|gap|limitation|imbalance|observation|finding|insight)s?$"
)
_TIED = re.compile(
    rf"(?:this|these|that|those|such|it|they|its|their|another|he|she|but|and|yet)\b"
    rf"(?! (?:\w+ )?(?:{_WORKS})\b)",
    re.IGNORECASE,
)
_OF_THE_LAST = re.compile(
    rf"(?:we|i|(?:this|our) (?:{_WORKS})) (?:\w+ ){{0,4}}?"
    r"(?:address|answer|argue|analy[sz]|bridg|clos|consider|demonstrat|examin|explor|fill|formaliz|"
    r"investigat|overcom|resolv|solv|stud|tackl)\w* (?:that |how |of )?"
    rf"(?:this|these|such|those|the aforementioned) (?!(?:{_WORKS})\b)\w"
    r"|(?:in|building on) (?:our )?(?:previous|prior|earlier) (?:work|paper)|we have previously\b",
    re.IGNORECASE,
)
"""`We answer this question by …`, `In previous work, …`: only the sentence before says which."""
_OF_THIS_PAPER = re.compile(rf"\bthis (?:\w+ )?(?:{_WORKS})\b")


def is_tied(sentence: str) -> bool:
    """Whether a sentence without its opening still begins in mid-argument."""
    if _OF_THE_LAST.match(sentence):
        return True
    if sentence.startswith(("We ", "Our ")):
        return False
    if _TIED.match(sentence):
        return True
    head = sentence[: max(0, sentence.find(",", 0, _LONGEST))].lower()
    return head in _LINKS or (_refers(head) and not _OF_THIS_PAPER.search(head))
