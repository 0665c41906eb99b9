"""How an event is shown: everything that made it is named, with its words."""

from datetime import date

from msgspec.structs import replace

from attache.article.clean import clean
from attache.article.press import press
from attache.coding.event import events
from attache.coding.read import read
from attache.evidence.statement import statements
from attache.lexicon import load
from attache.model import Article, Page, Record, When
from attache.pipeline import code
from attache.report.explain import explain
from attache.report.why import why

DAY = date(2024, 4, 8)
POST = (
    "---\ntitle: 法國總統抵東京訪問\ndate: 2024-04-08 18:00:00 +08:00\nlink: https://example.org/1\n---\n"
    "<p>法國總統馬克宏8日在東京會見日本首相岸田文雄，討論核武器。</p><p>法国官员表示，法國總統計劃下週訪問首爾。</p>"
)


def record() -> Record:
    return code(clean(Page("a.txt", "a", POST.encode(), "0"), press()), load())


def shown(number: int) -> list[str]:
    one = record()
    return list(why(one, one.events[number], read(one.article, load()), load()))


def value(lines: list[str], name: str) -> list[str]:
    return [line[11:] for line in lines if line.startswith(name.ljust(10) + " ")]


def number(words: str) -> int:
    one = record()
    return next(n for n, event in enumerate(one.events) if words in event.evidence[0].quote(one.article.text))


def test_the_sentence_parties_row_time_and_document_are_shown() -> None:
    lines = shown(number("在東京"))
    assert any("⟦會見⟧" in line for line in value(lines, "sentence"))
    assert any("FRA/GOV" in line and "president" in line for line in value(lines, "who"))
    assert any("by 法國: country FRA/GOV France" in line for line in value(lines, ""))
    assert value(lines, "row")[0].startswith("consult.") and value(lines, "as in")
    assert value(lines, "status") == ["actual (reported as fact): no word says otherwise"]
    assert value(lines, "time") == ["8 April 2024   8日   rule day, reckoned from 2024-04-08"]
    assert any("抵東京訪問" in line for line in value(lines, "told again"))
    assert value(lines, "confidence")[0].startswith("0.") and value(lines, "for")
    assert any(line.startswith("cbrn: ") and "核武器" in line for line in value(lines, "context"))
    assert value(lines, "place") == ["東京   Tokyo (JPN), city   rule place.at"]
    assert value(lines, "scores") == ["Goldstein 1.9 of CAMEO 042; PLOVER 4 of the mode"]
    assert value(lines, "document") == ["a   a.txt"] and value(lines, "address") == ["https://example.org/1"]
    assert "2024-04-08" in value(lines, "day")[0]
    assert "as they are now" in value(lines, "coded by")[0]


def test_the_words_of_the_status_and_who_says_it_are_shown() -> None:
    lines = shown(number("首爾"))
    assert value(lines, "status") == ["future (planned): by 計劃"]
    assert any("cue.says" in line for line in value(lines, "said by"))
    assert "not reported as done" in value(lines, "scores")[0]


def explained(text: str) -> list[str]:
    reading = read(Article("", "-", "-", "", text, "none", "zh", published=When(DAY, DAY, "day", "given", "")), load())
    said = statements(reading)
    return list(explain(reading, events(reading, said, load()), said, load()))


def test_explain_shows_the_same_for_a_sentence() -> None:
    lines = explained("法国总统访问日本。")
    assert value(lines, "sentence") == ["法国总统⟦访问⟧日本。"]
    assert value(lines, "place") == ["日本   Japan (JPN), state   rule place.to"]
    assert any(line.startswith("  act      访问") for line in lines)


def test_explain_says_what_was_dropped_and_why() -> None:
    dropped = [line for line in explained("德国要求俄罗斯不要空袭乌克兰。") if line.startswith("  dropped")]
    assert any("空袭" in line and "no" in line for line in dropped), dropped
    nobody = [line for line in explained("记者谴责俄罗斯。") if line.startswith("  dropped")]
    assert any("谴责" in line for line in nobody), nobody


def test_a_record_of_other_tables_is_shown_and_said_to_be_so() -> None:
    one = record()
    old = replace(one, run=replace(one.run, lexicon="0" * 16))
    gone = replace(one.events[0], rule="consult.visit.no-such-row")
    lines = list(why(old, gone, read(one.article, load()), load()))
    assert value(lines, "row") == ["consult.visit.no-such-row, which the tables no longer have"]
    assert f"now {load().digest}" in value(lines, "coded by")[0]
