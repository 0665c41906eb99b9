"""The time that dates an act: reach for ``when`` to have it, for ``stamp`` to have what merely stands by the act.

1. the times of its sentence, without those that date something else   2. the nearest of them in its clause, else before it   3. for an
act that goes on a story of bygone days, the time of the sentence before   4. the day of the report, for the day's news and what is said in
it. What the words only go back to (日前, what others say of it, the object of a reproach, a clause of time) has no day unless one is told.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from attache.coding.frame import Act
from attache.coding.ground import BYSTANDERS, CONTENT, SPEECH
from attache.coding.time import ahead
from attache.model import Span, Statement, Status, When
from attache.reading import Mark, Reading
from attache.sentence import STOPS

ABSTRACT = "abstract"  # the flag of a card that sums up another work and is not the day's news
REPORTED = "day-of-report"  # the rule of a time that is only the report's
SPOKEN = frozenset({"year.relative", "coming"})  # rules of 今年 and 未来两年, which date no speech
NOUN = 8  # longest name of a meeting or visit
BESIDE = 2  # characters that a clause of time may hold beside the time
LEADS = 2  # paragraphs, title included, that tell what an article is about
OLD = 30  # days: a paragraph that told of a day further back goes back to it
FACTS = frozenset({"assert", "confirm"})  # stances of speech that tells facts
GOVERNING = frozenset({"ACCUSE", "COERCE", "REJECT", "SANCTION"})  # whose object is a fact: 谴责美国制裁伊朗
LASTING = SPEECH - {"SUPPORT"}  # whose acts are views as often as deeds, and go on no story
REFERRING = frozenset({"dual", "pronoun"})  # kinds of mentions that stand for those told of before
OPENINGS = "“「『在"  # what may stand before the time that opens a sentence
FAR = 2  # clauses between a time and an act that it can still date
BREAKS = frozenset("；;")
STAGES = frozenset("上中里")
DONE = "done"  # the value of words that may tell the day's news as well: 已提出抗议
YEAR, EDITION = "年", 6  # how a year ends, and the longest name of a meeting behind it
ENDS = "，,"


def stamp(reading: Reading, act: Act, value: Status) -> When | None:
    """The time that stands by an act, or the day of the report for the day's news, whether or not that dates it."""
    return _nearest(reading, act, value, _sentence(reading, act)) or (_of_report(reading) if _news(reading, act, value) else None)


def when(reading: Reading, act: Act, value: Status, said: tuple[Statement, ...]) -> When | None:
    """The time that dates an act, never a guess; ``said`` are the statements of the article."""
    told = [one for one in _sentence(reading, act) if not _elsewhere(reading, one, act, said)]
    near = _nearest(reading, act, value, told) or _continued(reading, act, value, said)
    return near or (_of_report(reading) if _reported(reading, act, value, said) else None)


def later(told: When, published: When | None) -> bool:
    """Whether a time lies wholly after the day of the report."""
    return published is not None and told.first > published.last


def sharpest(told: list[When]) -> When:
    """The first of several times that date one occurrence, or the shortest of those that lie in it: 今年, and then 5月3日."""
    within = [one for one in told if told[0].first <= one.first and one.last <= told[0].last]
    return min(within, key=lambda one: one.last - one.first)


def _sentence(reading: Reading, act: Act) -> tuple[When, ...]:
    """The times of the sentence of an act, to the end of its clause."""
    return reading.told(reading.opening(act.clause), reading.clauses[act.clause].end)


def _of_report(reading: Reading) -> When | None:
    """The day of the report, marked as that."""
    published = reading.article.published
    return replace(published, rule=REPORTED) if published else None


def _nearest(reading: Reading, act: Act, value: Status, told: Iterable[When]) -> When | None:
    """Of the times of a sentence the one that dates an act in it: nearest in its clause, else in the clauses before it."""
    clause, published = reading.clauses[act.clause], reading.article.published
    found = list(told)
    if value in {"future", "hypothetical"}:
        found = [one for one in found if one.span and not _announced(reading, one.span, act)]
        if act.predicate.status:  # its words announce it, and what stands before them dates that: 22日宣布售台
            found = [one for one in found if one.span and one.span.start >= act.trigger.start]
        found = [coming for one in found if (coming := ahead(one, published)) and _to_come(coming, published)]
    elif act.predicate.type in SPEECH:
        found = [one for one in found if not later(one, published) and one.rule not in SPOKEN]  # it dates what is spoken of
    found = [one for one in found if one.span and not (_relayed(reading, one.span, act) or _attributive(reading, one.span, act))]
    own = [one for one in found if one.span and one.span.start >= clause.start]
    before = [one for one in own if one.span and one.span.end <= act.trigger.start]
    if act.predicate.type in CONTENT:  # what stands behind it dates what is blamed or asked for
        found, own = [one for one in found if one not in own or one in before], before
    if before or own:
        return before[-1] if before else own[0]
    if found and _far(reading, found[-1], act):
        return None
    if found and (act.inherited or act.predicate.type != "ASSAULT" or _only(reading, found[-1]) or _next(reading, found[-1], act)):
        return found[-1]  # a war named further on is only the background
    return None


def _continued(reading: Reading, act: Act, value: Status, said: tuple[Statement, ...]) -> When | None:
    """The time of the sentence before, for an undated act in the article's own voice that goes on its story.

    That is an act of those told of there (双方, 他), and, where the time is bygone, every deed.
    """
    published, opening = reading.article.published, reading.opening(act.clause)
    first = reading.clause(opening)
    if value != "actual" or act.nominal or published is None or opening <= reading.paragraph(act.clause).start:
        return None
    if _sentence(reading, act) or _inside(reading, act, said) or _vague(reading, act):
        return None
    told = [one for one in reading.told(reading.opening(first - 1), opening) if not any(_holds(other, one) for other in said)]
    if _referring(reading, act):
        told = [one for one in told if one.first <= published.last and one.precision != "open"]
    else:
        told = [one for one in told if act.predicate.type not in LASTING and (published.first - one.last).days > OLD]
    return told[-1] if told else None


def _referring(reading: Reading, act: Act) -> bool:
    """Whether the doer of an act is told by a pronoun or a word such as 双方."""
    ahead, codes = reading.mentioned(reading.clauses[act.clause].start, act.trigger.start), {party.code for party in act.actor}
    return any(one.kind.partition(":")[0] in REFERRING and {party.code for party in one.parties} == codes for one in ahead)


def _holds(one: Statement, told: When) -> bool:
    """Whether a time is told in what somebody says."""
    return told.span is not None and one.content.covers(told.span)


def _inside(reading: Reading, act: Act, said: tuple[Statement, ...]) -> list[Statement]:
    """The statements in which an act is told, but not beyond a semicolon, behind which another may speak."""
    inside = (one for one in said if one.content.covers(act.trigger))
    return [one for one in inside if not BREAKS & set(reading.folded[one.content.start : act.trigger.start])]


def _news(reading: Reading, act: Act, value: Status) -> bool:
    """Whether an undated act is told as the day's news: what is said, talks, and what title and lead tell."""
    published = reading.article.published
    if published is None or published.day is None or value not in {"actual", "negated"}:
        return False
    if any(flag.name == ABSTRACT for flag in reading.article.flags):
        return False
    talks = act.predicate.type == "CONSULT" and act.predicate.mode != "visit"
    news = act.predicate.type in SPEECH or talks or reading.clauses[act.clause].paragraph < LEADS
    return _headline(reading, act) or (news and not _background(reading, act))


def _reported(reading: Reading, act: Act, value: Status, said: tuple[Statement, ...]) -> bool:
    """Whether an undated act is of the day of the report, and no fact that the words around it only go back to."""
    if value != "actual" or _quoted(reading, act, said) or _governor(reading, act) or _vague(reading, act) or _during(reading, act):
        return False
    if _beside(reading, act):
        return False
    before = reading.told(reading.opening(act.clause), act.trigger.start)
    if any(one.span and _parted(reading, one.span.end, act) for one in before) or (
        not _inside(reading, act, said) and _recalled(reading, act)
    ):
        return False
    return _news(reading, act, value)


def _quoted(reading: Reading, act: Act, said: tuple[Statement, ...]) -> bool:
    """Whether an act is told within what somebody else says of it: a fact of no known day."""
    codes = {party.code for party in act.actor}
    speakers = [one.speaker for one in _inside(reading, act, said) if one.speaker and one.speaker.code and one.stance in FACTS]
    return bool(speakers) and all(one.sector not in BYSTANDERS and one.code not in codes for one in speakers)


def _elsewhere(reading: Reading, told: When, act: Act, said: tuple[Statement, ...]) -> bool:
    """Whether a time before an act dates something else: what governs the act, something of another time, or who says so."""
    assert told.span is not None
    if told.span.start > act.trigger.start:
        return False
    governor = _governor(reading, act)
    if governor is not None and told.span.start < governor.start and not governor.kind("answer"):
        return True
    ongoing = told.precision == "open" and act.predicate.type in SPEECH and told.span.start < reading.clauses[act.clause].start
    return ongoing or _followed(reading, told, act) or _parted(reading, told.span.end, act) or _saying(reading, told, act, said)


def _followed(reading: Reading, told: When, act: Act) -> bool:
    """Whether a time is of what an act only follows: 继美国2月制裁伊朗之后，英国…."""
    assert told.span is not None
    clause = reading.clauses[reading.clause(told.span.start)]
    return clause.start < reading.clauses[act.clause].start and any(
        mark.start == clause.start and mark.kind("follow") for mark in reading.inside(clause.start, told.span.start)
    )


def _parted(reading: Reading, start: int, act: Act) -> bool:
    """Whether a word of another time stands between a place and an act, and not right there (今天早些时候): 后来, 早前."""
    marks = _free(reading, start, act.trigger.start)
    return any(mark.kind("later") or (mark.kind("vague") and mark.start > start) for mark in marks)


def _saying(reading: Reading, told: When, act: Act, said: tuple[Statement, ...]) -> bool:
    """Whether a time stands before what somebody says, and that tells the act as a fact of others: 8日表示，美国已撤军."""
    codes = {party.code for party in act.actor}
    assert told.span is not None
    for one in _inside(reading, act, said):
        if one.stance in FACTS and told.span.end <= one.content.start and not (one.speaker and one.speaker.code in codes):
            return True
    return False


def _free(reading: Reading, start: int, end: int) -> list[Mark]:
    """The marks of a stretch that qualify no noun: 此前, but not 此前的."""
    return [mark for mark in reading.inside(start, end) if reading.folded[mark.end : mark.end + 1] != "的"]


def _vague(reading: Reading, act: Act) -> bool:
    """Whether a word that fixes no day stands before an act in its clause, or as a clause before it: 日前, 近日."""
    clause = reading.clauses[act.clause]
    start, before = clause.start, reading.clauses[act.clause - 1] if act.clause else clause
    if before.sentence == clause.sentence and reading.small(before.start, before.end - 1):
        start = before.start
    return any(mark.kind("vague") for mark in _free(reading, start, act.trigger.start))


def _during(reading: Reading, act: Act) -> bool:
    """Whether the clause of an act only tells when another happens: 两国元首互动期间."""
    clause = reading.clauses[act.clause]
    behind = reading.inside(act.trigger.end, clause.end)
    return any(mark.kind("during") and not reading.between(mark.end, clause.end).strip(ENDS) for mark in behind)


def _beside(reading: Reading, act: Act) -> bool:
    """Whether an act is told as done in the time of something else that has no day: 在访问期间签署协议, 在峰会前同意."""
    clause = reading.clauses[act.clause]
    marks = reading.inside(clause.start, act.trigger.start)
    ends = [mark for mark in marks if mark.kind("temporal") and not mark.kind("former")]
    return any(
        any(mark.forms for mark in reading.inside(max(end.start - NOUN, clause.start), end.start) if mark.end == end.start) for end in ends
    )


def _governor(reading: Reading, act: Act) -> Mark | None:
    """The predicate that has an act and its doer for its object: 批评美国制裁伊朗; ``None`` for none."""
    clause = reading.clauses[act.clause]
    if act.inherited or act.passive or not act.actor or not clause.start < act.actor[0].span.start < act.trigger.start:
        return None
    for mark in reading.inside(clause.start, act.actor[0].span.start):
        if mark.kind("answer") or any(form.predicate.type in GOVERNING and form.tail is None and form.verbal for form in mark.forms):
            return mark
    return None


def _recalled(reading: Reading, act: Act) -> bool:
    """Whether the paragraph of an act went back to bygone days last."""
    told, published = reading.told(reading.paragraph(act.clause).start, reading.opening(act.clause)), reading.article.published
    return bool(told) and published is not None and (published.first - told[-1].last).days > OLD


def _attributive(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a time qualifies another noun than the act: 对上周的袭击表示谴责."""
    aside = next((one for one in reading.asides if one.start == time.end), None)
    end = aside.end if aside else time.end
    if _edition(reading, time, act):
        return True
    if reading.folded[end : end + 1] != "的":
        return False
    nouns = [mark for mark in reading.inside(end, act.trigger.start) if mark.forms]
    return time.start >= act.trigger.end or (bool(nouns) and not any(_stage(reading, mark) for mark in nouns))


def _edition(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a year only says which one of a row of meetings another act is told beside: 博鳌论坛2020年年会."""
    named = next((mark for mark in reading.inside(time.end, time.end + EDITION) if mark.start == time.end), None)
    dated = reading.folded[time.start : time.end].endswith(YEAR) and reading.mentioned(time.start - EDITION, time.start)
    if named is None or not dated or act.trigger.start == named.start or _stage(reading, named):
        return False
    return bool(named.kind("edition")) or any(form.predicate.mode == "multilateral" for form in named.forms)


def _stage(reading: Reading, mark: Mark) -> bool:
    """Whether a noun is where or when something else happens: 在去年12月的峰会上."""
    return reading.folded[mark.end : mark.end + 1] in STAGES or any(
        one.start == mark.end and one.kind("during") for one in reading.inside(mark.end, mark.end + 2)
    )


def _only(reading: Reading, told: When) -> bool:
    """Whether a clause tells nothing but a time: 去年10月7日，哈马斯袭击以色列."""
    assert told.span is not None
    clause = reading.clauses[reading.clause(told.span.start)]
    rest = reading.between(clause.start, told.span.start) + reading.between(told.span.end, clause.end)
    return len([character for character in rest if character.isalnum()]) <= BESIDE


def _opens(reading: Reading, told: When, act: Act) -> bool:
    """Whether a time opens the sentence of an act."""
    return told.span is not None and not reading.between(reading.opening(act.clause), told.span.start).strip(OPENINGS)


def _far(reading: Reading, told: When, act: Act) -> bool:
    """Whether a time stands clauses away from an act with a doer of its own, and opens no sentence: it is of what others did."""
    assert told.span is not None
    return not act.inherited and reading.clause(told.span.start) < act.clause - FAR and not _opens(reading, told, act)


def _next(reading: Reading, told: When, act: Act) -> bool:
    """Whether a time opens the sentence of an act, in the clause before it."""
    return told.span is not None and reading.clause(told.span.start) == act.clause - 1 and _opens(reading, told, act)


def _announced(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a cue of speech stands between a time and an act, or begins it, so that it dates the announcement: 22日宣布售台."""
    if time.start >= act.trigger.start:
        return False
    clause = reading.clauses[act.clause]
    ahead = reading.inside(time.end, act.trigger.start)
    planned = [mark.start for mark in ahead if (kind := mark.kind("modal")) and kind.value in {"future", "hypothetical"}]
    planned += [mark.start for mark in reading.inside(clause.start, time.start) if (kind := mark.kind("modal")) and kind.value == "future"]
    spoken = [mark.start for mark in ahead if _speaks(reading, mark, act.trigger.start)]
    own = (mark for mark in reading.inside(act.trigger.start, act.trigger.end) if mark.start == act.trigger.start)
    spoken += [mark.start for mark in own if _speaks(reading, mark, act.trigger.end)]
    return bool(spoken) and not any(start < min(spoken) for start in planned)  # but 拟9月要求: what is said is itself to come


def _speaks(reading: Reading, mark: Mark, stop: int) -> bool:
    """Whether a mark is a cue of speech, with its tail where it has one."""
    return any(reading.tailed(mark.end, cue.tail, stop) >= 0 for cue in mark.cues)


def _relayed(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a medium reports an act and the time is that of its report: 5月28日，乌克兰媒体报道，…."""
    media = [m for m in reading.mentioned(time.end, act.trigger.start) if any(party.sector == "JRN" for party in m.parties)]
    return any(mark.cues for m in media for mark in reading.inside(m.end, act.trigger.start))


def _background(reading: Reading, act: Act) -> bool:
    """Whether an undated act is told as something past (曾, 此前) or only by its name."""
    clause = reading.clauses[act.clause]
    before = reading.inside(clause.start, act.trigger.start)
    if act.predicate.type == "ASSAULT" or (act.nominal and act.predicate.type != "CONSULT"):
        return True
    if act.inherited and _earlier_said(reading, act):
        return True
    return any(_bygone(mark, act) or (_phrase(mark, act) and act.predicate.type != "CONSULT") for mark in before)


def _bygone(mark: Mark, act: Act) -> bool:
    """Whether a word makes an act a past one of no known day: 曾, and 已 for what is more than said."""
    kind = mark.kind("past")
    return kind is not None and not (kind.value == DONE and act.predicate.type in CONTENT)


def _earlier_said(reading: Reading, act: Act) -> bool:
    """Whether the doer of a clause without one of its own said so earlier: 首相早前说，将强硬回应."""
    opening = reading.opening(act.clause)
    ahead = reading.inside(opening, reading.clauses[act.clause].start)
    return any(mark.kind("past") and any(one.cues for one in ahead if one.start == mark.end) for mark in ahead)


def _phrase(mark: Mark, act: Act) -> bool:
    """Whether a preposition opens a phrase that holds an act and its doer: 因美国制裁俄罗斯."""
    marker = mark.kind("preposition")
    return marker is not None and marker.value == "就" and mark.end < act.opened


def _headline(reading: Reading, act: Act) -> bool:
    """Whether an act stands in a line without a full stop, as the items of a bulletin do: they are the day's news."""
    return not STOPS & set(reading.paragraph(act.clause).quote(reading.article.text).strip())


def _to_come(told: When, published: When | None) -> bool:
    return published is None or told.last > published.last
