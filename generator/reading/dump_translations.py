"""Finds a line that shows that a browser has translated a page: it is the page's, and no title.

A copy of such a page holds titles that no paper has, so its listing is refused, not understood.
Of the commoner languages the words are known; of others, the name that no translation changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.dump_alternation import rather_an_abstract
from generator.reading.dump_dates import is_foreign_day
from generator.reading.dump_lines import Line
from generator.reading.furniture import piece, plain

_LONGEST = 100
"""No line of the page's own is longer, in any language."""

_SUBMITTED = """
    eingereicht von, übermittelt von, vorgelegt von, gesendet von, soumis par, proposé par,
    envoyé par, enviado por, presentado por, remitido por, publicado por, submetido por, inviato da,
    presentato da, inserito da, ingezonden door, ingediend door, przesłane przez, zgłoszone przez,
    отправлено, отправил, представлено, прислал, gönderen, insänt av, inskickat av, indsendt af,
    lähettänyt, odeslal, beküldte, надіслано, được gửi bởi, gửi bởi, dikirim oleh, 提交者, 提交人,
    投稿者, 提出者, 제출자, 제출한 사람, مقدم من, تم الإرسال بواسطة, הוגש על ידי, द्वारा प्रस्तुत,
    υποβλήθηκε από
"""
_PAGE = """
    tägliche papiere, tägliche artikel, tägliche beiträge, tägliche veröffentlichungen,
    articles quotidiens, articles du jour, papiers quotidiens, documents quotidiens,
    artículos diarios, documentos diarios, papeles diarios, artigos diários, papéis diários,
    documenti giornalieri, articoli giornalieri, articoli quotidiani, dagelijkse papers,
    dagelijkse artikelen, codzienne artykuły, ежедневные статьи, ежедневные документы,
    günlük makaleler, dagliga artiklar, daglige artikler, щоденні статті, makalah harian,
    bài báo hàng ngày, 每日论文, 每日論文, 毎日の論文, デイリーペーパー, 日刊論文, 일일 논문,
    데일리 페이퍼, الأوراق اليومية, abonnieren, s'abonner, s’abonner, suscribirse, suscríbete,
    inscrever-se, iscriviti, abonneren, subskrybuj, подписаться, abone ol, prenumerera, 订阅, 訂閱,
    購読, 購読する, 구독, 구독하다, täglich, wöchentlich, monatlich, hebdomadaire, mensuel, semanal,
    mensual, settimanale, mensile, wekelijks, maandelijks, ежедневно, еженедельно, 每日, 每周, 每月,
    毎日, 毎週, 毎月
"""
_AUTHORS = r"""(?ix)(?:[·•][ ]?)? (?: \d[\d,.]*[ ]?
    (?: autor(?:en|es|as|i|ów|zy|a|ů|ři)? | auteurs? | auteures? | författare | forfattere?
      | yazar(?:lar)? | автор(?:а|ов|и|ів)? | tác[ ]giả | penulis | kirjoittajaa? | szerző
      | συγγραφείς | مؤلف(?:ين|ون)? | लेखक | [名位]?の?(?:作者|著者) | 명의[ ]?저자 )
    | (?:作者|著者|저자)[ ]?\d+[ ]?[名人명位]? )"""
_AGO = r"""(?ix) vor[ ](?:\d+|eine[mr]?)[ ](?:minute|stunde|tag|woche|monat|jahr)\w*
    | il[ ]y[ ]a[ ]\w+[ ]\w+ | hace[ ]\w+[ ]\w+ | h[áa][ ]\d+[ ]\w+ | för[ ]\d+[ ]\w+[ ]sedan
    | \d+[ ]\w+[ ](?:fa|geleden|temu|назад|önce|siden|тому|trước|lalu) | \d+[ ]?\w{1,3}[ ]?[前전]"""
_BY = re.compile(r"(?:by|[^A-Za-z]|^)[AА][KК](?![A-Za-z])[^.!?]{0,60}")
"""Who makes the page, in Latin and in Cyrillic letters; no sentence."""


def _words(listed: str) -> list[str]:
    return [" ".join(word.split()) for word in listed.split(",")]


_WORDS = frozenset(_words(f"{_SUBMITTED},{_PAGE}"))
_SIGNS = re.compile(
    rf"(?i)(?:{'|'.join(map(re.escape, _words(_SUBMITTED)))})[: ].{{1,50}}|由.{{1,40}}提交"
)
_COUNTS = [re.compile(_AUTHORS), re.compile(_AGO)]


def translated(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines below a listing's header that show another language than the page's."""
    is_top = True
    for at, line in enumerate(lines):
        is_top = is_top and len(line.text) <= _LONGEST
        is_title = at + 1 < len(lines) and _may_be_an_abstract(lines[at + 1].text)
        if is_title or len(line.text) > _LONGEST:
            continue
        text = plain(line.text)
        if (is_top and _is_by_line(text)) or _is_the_pages(text):
            yield line


def _is_by_line(text: str) -> bool:
    found = _BY.search(text)
    return found is not None and found.end() == len(text) and piece(text) is None


def _may_be_an_abstract(text: str) -> bool:
    return len(text) > _LONGEST or rather_an_abstract(text) or text.endswith(".")


def _is_the_pages(text: str) -> bool:
    """Whether a line is one of the page's own in a language whose words are known."""
    if text.removesuffix(":").casefold() in _WORDS or is_foreign_day(text):
        return True
    return bool(_SIGNS.fullmatch(text)) or any(sign.fullmatch(text) for sign in _COUNTS)
