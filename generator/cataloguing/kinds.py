"""Tells of a title, an abstract and a card what kind of paper they are of."""

from __future__ import annotations

import re

USUAL = "method"
_NAMED = re.compile(
    r"(?P<survey>\bsurvey\b|\btutorial\b|\b(?:literature|systematic|scoping|critical|brief|"
    r"comprehensive|unified|short) (?:\w+ )?review\b|\bsystematization\b|"
    r"\breview (?:of|on|and)\b|: an? (?:\w+ ){0,3}(?:review|overview)\b|\boverview of\b|"
    r"^(?:an? )?(?:\w+ )?introduction to\b|\bprimer\b)"
    r"|(?P<position>^position\b|\bposition paper\b|\ba perspective\b)"
    r"|(?P<benchmark>bench\b|bench(?=[- :])|\bbenchmark(?:s|ing)?\b|\btest ?bed\b)"
    r"|(?P<dataset>\b(?:data ?set|corpus|corpora|treebank)\b)"
    r"|(?P<system>\btechnical report\b|\btoolkit\b|\blibrary\b|\bsoftware package\b|\bplatform\b|"
    r"\bopen-source (?:software|framework|tool)\b)"
    r"|(?P<theory>\btheorems?\b|\bprovabl[ey]\b|\b(?:upper|lower|error|regret|generali[sz]ation|"
    r"complexity|tight|approximation) bounds?\b|\bhardness of\b|\bcomplexity of\b|"
    r"\bimpossibility\b|\ba theory of\b|\bstatistical mechanics\b)"
)
"""Words of titles in small letters. What stands first in a title counts."""
_NOT_NAMED = re.compile(
    r"\b(?:peer|product|code|movie|customer|online|app) reviews?\b|\bsurvey (?:data|respon|quest)"
    r"|\b(?:on|over|across|from|with|without|of|via|using|in) (?:the |an? |\w+ )?"
    r"(?:\w+ ){0,2}(?:data ?set|corpus|corpora|benchmark|library|platform)\b"
    r"|\bdata ?set (?:dist|cond|size)|\bbenchmark(?:s|ing)? (?:data ?set)?s?$"
)
"""What only looks as if it named a paper: `evaluated on a benchmark`."""
_OFFERS = re.compile(
    r"\b(?:propos|introduc|present|construct|build|built|releas|develop|design|creat|curat|establish|"
    r"describ|contribut|(?<!the )open-sourc|provid|offer|collect|publish|compil|annotat)"
    r"(?:e|es|ed|ing|s)?\b"
)
_HEAD = re.compile(
    r" (?:that|which|for|by|with|from|in|where|whose|who|designed|based|grounded|"
    r"leveraging|using|via|through|so|when|as|containing|comprising|consisting|spanning|covering|"
    r"targeting|at|under|to|while|because|enabling|on)\b|[;:.(]"
)
"""Where a sentence has said what it offers, and goes on about it."""
_THINGS = (
    ("survey", re.compile(r"\b(?:survey|review|overview|tutorial)\b")),
    (
        "benchmark",
        re.compile(
            r"bench\b|\b(?:benchmarks?|test ?beds?|test ?suites?|leaderboards?|challenge sets?|"
            r"evaluation suites?|shared task)\b"
        ),
    ),
    (
        "dataset",
        re.compile(r"\b(?:data ?sets?|corpus|corpora|treebank|lexicon|database|data collection)\b"),
    ),
    (
        "system",
        re.compile(
            r"\b(?:toolkit|toolbox|library|platform|software|package|simulator|demo|prototype|"
            r"web (?:application|interface|service)|open-source (?:\w+ )?(?:framework|system|tool|"
            r"implementation)|technical report|operating system|programming language|tool(?!-))\b"
        ),
    ),
    ("position", re.compile(r"\b(?:position paper|manifesto|research agenda|roadmap)\b")),
    ("theory", re.compile(r"\b(?:a proof|theorems?|upper bounds?|lower bounds?|bounds|axioms)\b")),
)
"""What a paper may offer, by the words that say so; the first that fits."""
_SAYS = (
    (
        "survey",
        re.compile(
            r"\b(?:this|our|the) (?:\w+ )?(?:survey|review)\b|\b(?:we|paper|article|work) "
            r"(?:\w+ )?(?:survey|review)s?\b|\bcomprehensive (?:\w+ )?(?:survey|overview|review)\b"
        ),
    ),
    ("position", re.compile(r"\b(?:position|vision|perspective) paper\b")),
    (
        "theory",
        re.compile(
            r"\b(?:we|paper|article|work) (?:\w+ )?"
            r"(?:prove|derive|establish|characterize|formalize)s?\b[^.]{0,200}\b(?:bounds?|theorems?|convergence|complexity|optimal|rates?|hard|conditions?|"
            r"guarantees?|complete|polynomial|equilibri\w+|equivalen\w+)\b"
            r"|\bwe prove that\b(?! (?:the|our) proposed)"
        ),
    ),
)


_ARGUES = re.compile(
    r"\b(?:we|paper|article|essay) (?:\w+ )?(?:argue|advocate|call for|contend)s?\b"
)
_MAKES = re.compile(
    r"\bwe (?:\w+ )?(?:propose|introduce|present|develop|design)\b|experiment|outperform"
)
"""Who makes or tries something argues for it, and not for a position."""


_TO_BLANKS = str.maketrans(dict.fromkeys(".,:;()!?-–—'/", " "))
_IN_TITLES = frozenset(
    """
    survey tutorial review overview introduction primer systematization position perspective
    benchmark benchmarks benchmarking test testbed data dataset datasets corpus corpora treebank
    technical toolkit library software platform open source theorem theorems provable provably
    bound bounds hardness complexity impossibility theory statistical
    """.split()
)
_IN_CARDS = frozenset(
    """
    survey surveys review reviews overview position vision perspective prove proves derive derives
    establish establishes characterize characterizes formalize formalizes
    """.split()
)
_ARGUING = frozenset("argue argues advocate advocates call calls contend contends".split())
_IN_OFFERS = frozenset(
    """
    survey review overview tutorial benchmark benchmarks test testbed testbeds leaderboard
    leaderboards challenge evaluation shared data dataset datasets corpus corpora treebank lexicon
    database toolkit toolbox library platform software package simulator demo prototype web open
    technical operating programming tool position manifesto agenda roadmap proof theorem theorems
    upper lower bounds axioms
    """.split()
)
"""Whatever the patterns find holds one of these words, or `bench`: told many times as quickly."""


def kind_of(title: str, card: str, abstract: str) -> str:
    """What sort of paper it is by its title, else by the sentence that says what it does.

    Empty where neither tells: a study of something, most often.
    """
    small = title.lower()
    if _has(small, _IN_TITLES) and not _NOT_NAMED.search(small):
        named = _NAMED.search(small)
        if named:
            return named.lastgroup or ""
    said = card.lower()
    words = said.translate(_TO_BLANKS).split()
    if not _IN_CARDS.isdisjoint(words):
        for kind, says in _SAYS:
            if says.search(said):
                return kind
    if not _ARGUING.isdisjoint(words) and _ARGUES.search(said):
        return "" if _MAKES.search(abstract.lower()) else "position"
    return _offered(said)


def _offered(card: str) -> str:
    """The kind of the thing that a sentence in small letters offers."""
    offers = _OFFERS.search(card)
    if not offers:
        return ""
    going_on = _HEAD.search(card, offers.end())
    offered = card[offers.end() : going_on.start() if going_on else len(card)]
    if not _has(offered, _IN_OFFERS):
        return USUAL
    return next((kind for kind, things in _THINGS if things.search(offered)), USUAL)


def _has(text: str, words: frozenset[str]) -> bool:
    return "bench" in text or not words.isdisjoint(text.translate(_TO_BLANKS).split())
