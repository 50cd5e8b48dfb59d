"""Links that a text holds, as phones find them, and whether they lead to the city."""

import re
import unicodedata
from collections.abc import Iterator

# Carriers block texts with public shorteners (Twilio error 30007): nobody can see where they lead.
SHORTENERS = frozenset(
    "bit.ly bitly.com tinyurl.com goo.gl g.co t.co ow.ly is.gd buff.ly cutt.ly rebrand.ly rb.gy t.ly shorturl.at "
    "tiny.cc tiny.one tny.im bl.ink lnkd.in lnk.to lnk.bio linktr.ee s.id v.gd tr.im soo.gd wp.me fb.me youtu.be "
    "amzn.to x.co j.mp u.to bit.do adf.ly mcaf.ee qr.co qrco.de clck.ru urlz.fr short.io shorte.st snip.ly goo.su "
    "rotf.lol dlvr.it ift.tt po.st su.pr trib.al kutt.it da.gd 1url.com ouo.io vo.la page.link app.link smarturl.it "
    "zpr.io yourls.org t.me wa.me".split()
)
MAIL = "mailto"
"""The scheme of name@host, which phones make a link of, too."""
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):[/\\]{2}(?P<host>[^\s/\\?#]+)(?:[/\\?#]\S*)?", re.IGNORECASE)
# Without a scheme phones make links of names with these endings, of any name that a slash follows, of www.anything, and
# of addresses in numbers.
_ENDINGS = "com org net gov gob edu mil int info biz mobi app xyz zip dev icu cfd cyou sbs wtf lol su рф".split()
_COUNTRIES = (
    "ac ad ae af ag ai al ao aq ar au aw ax az ba bb bd bf bg bh bi bj bm bn bo br bs bt bw bz ca cc cd cf cg ch ci "
    "ck cl cm cn co cr cu cv cx cy cz dj dk dm dz ec ee eg er et eu fi fj fk fo fr ga gd ge gf gg gh gi gl gm gn gp "
    "gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im io iq ir je jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lc "
    "li lk lr ls lt lu lv ly ma mc md mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx mz na nc nf ng nl np nr nu nz "
    "om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sc sd sg sh sj sk sl sm sn sr st sv sx sy sz tc "
    "td tf tg th tj tk tl tm tn tr tt tv tw tz ua ug uk uy uz vc vg vi vn vu wf ws ye yt za zm zw"
).split()
# Endings that are words as well: "moved.It is", without the blank, is no link, "moved.it" is one to a phone.
_WORDS = (
    "am as at be by de do es in is it la me my ne ni no se si so to us va ve art bank bid blog bond buzz cam cash "
    "city click cloud club credit digital email finance fun help host land life link live loan men money monster name "
    "news one online page pay press pro quest rest rip run shop site space store support tech today top vip web "
    "website win work world"
).split()
_ALWAYS = "|".join((r"(?:com|co|org|net|gob|gov|edu)\.[a-z]{2}", r"xn--[a-z0-9-]+", *_ENDINGS, *_COUNTRIES))
_SOMETIMES = "|".join((*_WORDS, *(each.upper() for each in _WORDS)))
_OVER = r"(?![\w.-]*\w)"
_BARE = re.compile(
    rf"(?<![\w@.-])(?P<host>(?:\d{{1,3}}\.){{3}}\d{{1,3}}{_OVER}|(?i:www\.[\w-]+)(?:\.[\w-]+)*|"
    rf"(?:[\w-]+\.)+(?:(?i:{_ALWAYS}){_OVER}|(?:{_SOMETIMES}){_OVER}|[^\W\d_]{{2,}}(?=/)))(?:[/?#]\S*)?"
)
_MAILED = re.compile(r"(?<![\w.+-])[\w.+-]+@(?P<host>(?:[\w-]+\.)+[\w-]+)")
_DOTTED = re.compile(r"(?<![\w@.-])(?:[\w-]+\.)+[\w-]+")
# Letters without width hide a dot or a name; dots of other scripts count as dots (RFC 3490, 3.1).
_SEEN = str.maketrans("。｡", "..", "\u200b\u200c\u200d\u2060\ufeff\u00ad")


def hosts(text: str) -> Iterator[tuple[str, str]]:
    """(scheme, host) of each link, lower-case; the scheme is "" where none is written, MAIL for name@host."""
    text = unicodedata.normalize("NFKC", text).translate(_SEEN)
    for found in _SCHEME.finditer(text):
        yield found["scheme"].lower(), found["host"].lower().rstrip(".,;:!)\"'")
    rest = _SCHEME.sub(" ", text)
    for found in _MAILED.finditer(rest):
        yield MAIL, found["host"].lower().rstrip(".-")
    for found in _BARE.finditer(rest):
        yield "", found["host"].lower()
    for found in _DOTTED.finditer(_BARE.sub(" ", _MAILED.sub(" ", rest))):
        if _is_mixed(found[0]):
            yield "", found[0].lower()


def is_shortener(host: str) -> bool:
    """Whether that is one of the public shorteners, or a part of one."""
    return is_within(host, SHORTENERS)


def is_within(host: str, domains: frozenset[str]) -> bool:
    """Whether the host is one of these sites, or part of one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _is_mixed(name: str) -> bool:
    """Whether a name looks like one that it is not: letters of two scripts, such as a Greek o in "gov"."""
    return not name.isascii() and len({unicodedata.name(each, "").split()[0] for each in name if each.isalpha()}) > 1
