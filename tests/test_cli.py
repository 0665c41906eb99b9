"""The commands as a user calls them, on the documents in examples/."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from opencc import OpenCC

from attache.cli import main
from attache.lexicon import rows

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def call(*words: str, feed: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=feed)


def coded(*words: str, feed: bytes | None = None) -> list[dict[str, object]]:
    return [json.loads(line) for line in call("code", *words, feed=feed).stdout.splitlines()]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("book") / "x.ledger")
    assert call("add", "--ledger", path, str(EXAMPLES)).exit_code == 0
    return path


def test_code_prints_the_gold_form_with_true_spans() -> None:
    found = coded("--with-text", str(EXAMPLES))
    assert {doc["doc"] for doc in found} == {"balloon", "card", "fragment", "mirror", "plain", "post"}
    for doc in found:
        text = str(doc["text"])
        for event in doc["events"]:  # type: ignore[attr-defined]
            assert [text[a:b] for a, b in event["spans"]] == event["evidence"]
            a, b = event["trigger"]["span"]
            assert text[a:b] == event["trigger"]["text"]
            for party in event["actor"] + event["recipient"]:
                a, b = party["span"]
                assert text[a:b] == party["name"]
        for one in doc["statements"]:  # type: ignore[attr-defined]
            a, b = one["spans"]["content"]
            assert text[a:b] == one["content"]


def test_code_leaves_the_text_out_unless_asked() -> None:
    assert all("text" not in doc for doc in coded(str(EXAMPLES / "post.txt")))


def test_code_reads_standard_input() -> None:
    (doc,) = coded("-", feed=(EXAMPLES / "post.txt").read_bytes())
    assert doc["published"] == "2023-06-19"


def test_read_shows_articles_and_their_signs() -> None:
    done = call("read", "--quiet", str(EXAMPLES / "post.txt"), "no-such-file")
    assert done.exit_code == 3 and "published  2023-06-19   by" in done.stdout
    lines = [json.loads(line) for line in call("read", "--json", "--quiet", str(EXAMPLES)).stdout.splitlines()]
    assert {line["doc"] for line in lines} == {"balloon", "card", "fragment", "mirror", "plain", "post"}
    assert all(line["signs"] and line["text"] for line in lines)


def test_every_example_has_its_day_and_events() -> None:
    found = coded(str(EXAMPLES))
    assert {doc["doc"]: doc["published"] for doc in found} == {
        "post": "2023-06-19",  # the stamp, which the dateline agrees with
        "fragment": "2023-07-04",  # the latest day on which somebody is reported to have spoken
        "plain": None,  # a repost's stamp does not say when the text first appeared
        "mirror": "2023-08-19",
        "card": "2023-03-11",
        "balloon": "2023-02-05",
    }
    assert all(doc["events"] for doc in found)


def test_bad_input_is_one_line_each_and_harms_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "good.txt").write_bytes((EXAMPLES / "post.txt").read_bytes())
    done = call(
        "code",
        "--quiet",
        str(tmp_path / "good.txt"),
        str(tmp_path / "empty.txt"),
        str(tmp_path / "binary.txt"),
        str(tmp_path / "missing.txt"),
    )
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    for name in ("empty.txt", "binary.txt", "missing.txt"):
        assert sum(name in line for line in lines) == 1


def test_nothing_readable_is_failure(tmp_path: Path) -> None:
    assert call("code", str(tmp_path / "missing.txt")).exit_code == 1


def test_wrong_usage_is_two() -> None:
    assert call("code").exit_code == 2
    assert call("brief", "--lang", "fr").exit_code == 2
    assert call("explain", " ").exit_code == 2


def test_adding_again_enters_nothing(book: str) -> None:
    assert call("add", "--ledger", book, str(EXAMPLES)).stderr.startswith("0 entered")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_brief_shows_date_parties_status_outlet_and_sentence(book: str, lang: str) -> None:
    done = call("brief", "--ledger", book, "--lang", lang, "--type", "consult")
    assert done.exit_code == 0
    assert "抵達北京" in done.stdout
    assert ("2023年6月18日" in done.stdout) == (lang != "en")
    assert ("18 June 2023" in done.stdout) == (lang != "zh")


def test_card_is_bilingual(book: str) -> None:
    out = call("card", "--ledger", book, "post").stdout
    assert "摘要" in out
    assert "Summary" in out
    assert "布林肯" in out


def test_card_of_an_unknown_document_fails(book: str) -> None:
    done = call("card", "--ledger", book, "nowhere")
    assert done.exit_code == 1
    assert "nowhere" in done.stderr


def test_twins_are_counted_on_the_way_in_and_shown_with_the_first_marked(tmp_path: Path) -> None:
    path, post = str(tmp_path / "x.ledger"), (EXAMPLES / "post.txt").read_text("utf-8")
    (tmp_path / "early.txt").write_text(post, "utf-8")
    later = OpenCC("tw2sp").convert(post).replace("2023-06-19", "2023-06-20").replace("1120619", "1120620")
    (tmp_path / "late.txt").write_text(later, "utf-8")
    assert call("add", "--ledger", path, str(tmp_path / "early.txt")).stderr.startswith(f"1 entered in {path} (0 of them twins")
    assert call("add", "--ledger", path, str(tmp_path / "late.txt")).stderr.startswith(f"1 entered in {path} (1 of them twins")
    heading, one, other = call("twins", "--ledger", path).stdout.splitlines()
    assert "First published" in heading
    assert one.startswith("* 2023-06-19")
    assert other.startswith("  2023-06-20")
    assert "Hans" in other
    (group,) = map(json.loads, call("twins", "--json", "--ledger", path).stdout.splitlines())
    assert [member["doc"] for member in group["members"]] == ["early", "late"]
    assert group["links"][0]["kind"] == "same"


def test_a_ledger_without_twins_shows_none(book: str) -> None:
    done = call("twins", "--ledger", book)
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_missing_ledger_is_one_clear_line(tmp_path: Path) -> None:
    done = call("brief", "--ledger", str(tmp_path / "no.ledger"))
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_explain_shows_marks_frames_and_rows() -> None:
    out = call("explain", "法国总统马克龙4月5日访问北京", "--on", "2023-04-06").stdout
    for part in ("mark", "mention", "clause", "act", "event", "frame X V Y", "FRA", "CHN", "2023-04-05"):
        assert part in out


def events_of(book: str) -> list[str]:
    return re.findall(r"  ([0-9a-f]{16})$", call("brief", "--ledger", book, "--lang", "en").stdout, re.MULTILINE)


def test_why_shows_an_event_by_the_beginning_of_its_id(book: str) -> None:
    ids = events_of(book)
    start = next(one[:6] for one in ids if sum(other.startswith(one[:6]) for other in ids) == 1)
    done = call("why", start.upper(), "--ledger", book)
    assert done.exit_code == 0
    for part in ("event", "sentence", "who", "row", "frame", "status", "time", "context", "place", "scores", "document", "coded by"):
        assert f"\n{part}" in f"\n{done.stdout}", part


@pytest.mark.parametrize(
    ("asked", "says"), [("abc", "at least 4 characters"), ("zzzz", "no event begins"), ("", "at least 4"), ("%%%%", "no event")]
)
def test_why_ends_with_one_line_where_no_event_is_meant(book: str, asked: str, says: str) -> None:
    done = call("why", asked, "--ledger", book)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert says in done.stderr


def test_why_names_the_candidates_of_an_ambiguous_beginning(book: str, tmp_path: Path) -> None:
    copy = tmp_path / "x.ledger"
    copy.write_bytes(Path(book).read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        ids = [one for (one,) in connection.execute("SELECT id FROM event ORDER BY id LIMIT 2")]
        for number, one in enumerate(ids):
            connection.execute("UPDATE event SET id = ? WHERE id = ?", (f"ffff{number}", one))
    connection.close()
    done = call("why", "ffff", "--ledger", str(copy))
    assert done.exit_code == 2 and len(done.stderr.splitlines()) == 1
    assert "ffff0" in done.stderr and "ffff1" in done.stderr


def test_rules_are_looked_up_listed_and_suggested() -> None:
    assert "words     访问" in call("rule", "consult.visit.fangwen").stdout
    assert len(call("rule", "sanction.").stdout.splitlines()) > 10
    done = call("rule", "sanctoin.none")
    assert (done.exit_code, done.stdout) == (1, "") and len(done.stderr.splitlines()) == 1


def test_code_prints_contexts_with_their_words_and_the_place() -> None:
    found = [event for doc in coded(str(EXAMPLES)) for event in doc["events"]]  # type: ignore[attr-defined]
    assert all(event["contexts"] == list(event["context_words"]) for event in found)
    assert any(event["place"] and event["place"]["en"] == "Beijing" and event["place"]["code"] == "CHN" for event in found)


NAMED = "格鲁吉亚外长瓦尔塔克（Giorgi Vartak）4月5日抵达柏林，将与德国总理会谈。\n格鲁吉亚外长瓦尔塔克表示，双方关系良好。\n"


def test_names_are_learnt_as_rows_of_the_table_with_evidence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ntitle: 外长访德\ndate: 2024-04-08\nsource: 新华社\n---\n\n" + NAMED, "utf-8")
    done = call("names", "learn", "--quiet", "--least", "2", str(tmp_path))
    assert done.exit_code == 0
    header, line = (one.split("\t") for one in done.stdout.splitlines())
    assert header[:8] == list(rows("persons")[0])
    assert line[:6] == ["Giorgi Vartak", "GEO", "瓦尔塔克", "", "", "minister (foreign):GOV@/"]
    found = dict(zip(header, line, strict=True))
    assert (found["known"], found["count"], found["words"], found["first"], found["doc"]) == ("new", "2", "外长:2", "2024-04-08", "a")
    assert call("names", "learn", "--quiet", str(tmp_path)).stdout.splitlines() == ["\t".join(header)]


def test_names_are_learnt_as_json_and_known_ones_on_demand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("俄羅斯總統蒲亭（Vladimir Putin）發表談話，稱情況穩定。\n", "utf-8")
    assert call("names", "learn", "--json", "--quiet", "--least", "1", str(tmp_path)).stdout == ""
    (found,) = map(json.loads, call("names", "learn", "--json", "--quiet", "--least", "1", "--known", str(tmp_path)).stdout.splitlines())
    assert (found["en"], found["known"], found["tw"], found["offices"]) == ("Vladimir Putin", "known", ["蒲亭"], {"總統": 1})
    assert call("names", "learn", "--least", "0", str(tmp_path)).exit_code == 2


def test_the_module_runs() -> None:
    done = subprocess.run([sys.executable, "-m", "attache", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("attache")


def test_every_command_and_table_is_in_the_documents() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in main.commands:
        assert f"attache {name}" in readme, name
    tables = (ROOT / "docs" / "LEXICON.md").read_text("utf-8")
    for path in sorted((ROOT / "attache" / "data").glob("*.tsv")):
        assert path.name in tables, path.name


def test_who_shows_whom_a_name_means_and_fails_for_an_unknown_one() -> None:
    done = call("who", "蒲亭", "--on", "2024-04-08")
    assert done.exit_code == 0 and "RUS/GOV  Vladimir Putin" in done.stdout
    told = json.loads(call("who", "--json", "美国国防部长", "--on", "2024-04-08").stdout)
    assert [one["en"] for one in told["holders"]] == ["Lloyd Austin"]
    unknown = call("who", "布林垦")
    assert unknown.exit_code == 1 and "布林肯" in unknown.stdout
    assert call("who", " ").exit_code == 2


def test_when_shows_which_days_words_mean_and_why() -> None:
    done = call("when", "上周四下午", "--on", "2024-04-08")
    assert done.exit_code == 0
    heading, line = done.stdout.splitlines()
    assert heading == "上周四下午  on 2024-04-08 (Monday)"
    assert line.startswith("  上周四下午  2024-04-04 … 2024-04-04  day  week.relative  Thursday: in weeks from Monday")
    several = call("when", "葉倫4日至9日訪中，自2月以來三度會談", "--on", "2024-04-08").stdout.splitlines()
    assert [line.split()[0] for line in several[1:]] == ["4日至9日", "自2月以來"] and "since:month" in several[2]
    told = json.loads(call("when", "--json", "令和6年", "--on", "2024-04-08").stdout)
    assert [(one["first"], one["last"], one["rule"], one["span"]) for one in told["times"]] == [
        ("2024-01-01", "2024-12-31", "date.era", [0, 4])
    ]
    assert call("when", "今天").exit_code == 0


def test_when_says_what_to_do_where_no_time_is_told() -> None:
    nothing = call("when", "近日", "--on", "2024-04-08")
    assert nothing.exit_code == 1 and "attache when --rules" in nothing.stdout
    assert call("when").exit_code == 2 and call("when", " ").exit_code == 2


def test_when_lists_every_rule_with_examples() -> None:
    out = call("when", "--rules").stdout
    listed = [line for line in out.splitlines() if not line.startswith(" ")]
    assert listed == sorted({row["rule"] for row in rows("times")})
    assert "上周四=2024-04-04..2024-04-04" in out


def lines(*words: str) -> list[dict[str, object]]:
    done = call(*words, "--json")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_happening_that_two_reports_tell_is_shown_once_with_both(book: str) -> None:
    (one,) = lines("occurrences", "--ledger", book)
    told = [witness for text in one["texts"] for witness in text]  # type: ignore[attr-defined]
    assert [witness["report"]["doc"] for witness in told] == ["post", "fragment"]
    assert {witness["type"] for witness in told} == {"CONSULT"}
    printed = call("brief", "--ledger", book, "--type", "consult", "--status", "future", "--lang", "en").stdout
    assert printed.count("Janet Yellen (USA) — visit") == 1
    assert "2 处记述/accounts" in printed


def test_an_event_of_a_happening_shows_why_its_reports_belong_together(book: str) -> None:
    (one,) = lines("occurrences", "--ledger", book)
    shown = call("occurrences", str(one["id"]), "--ledger", book)
    assert shown.exit_code == 0
    assert "journey" in shown.stdout or "meeting" in shown.stdout
    assert "right in 0." in shown.stdout


def test_a_person_may_part_what_was_brought_together_and_take_it_back(book: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "x.ledger")
    Path(copy).write_bytes(Path(book).read_bytes())
    (one,) = lines("occurrences", "--ledger", copy)
    ids = [witness["event"] for text in one["texts"] for witness in text]  # type: ignore[attr-defined]
    assert call("occurrences", ids[0], "--apart", ids[1], "--note", "another trip", "--ledger", copy).exit_code == 0
    assert lines("occurrences", "--ledger", copy) == []
    assert "nothing changed" in call("occurrences", ids[0], "--apart", ids[1], "--ledger", copy).stderr
    assert call("add", "--quiet", "--ledger", copy, str(EXAMPLES)).exit_code == 0
    assert lines("occurrences", "--ledger", copy) == []  # a new run does not overwrite what was ruled
    assert call("occurrences", ids[0], "--forget", ids[1], "--ledger", copy).exit_code == 0
    assert [each["id"] for each in lines("occurrences", "--ledger", copy)] == [one["id"]]
    other = next(event for event in events_of(copy) if event not in ids)
    assert call("occurrences", ids[0], "--same", other, "--ledger", copy).exit_code == 0
    assert sum(len(text) for text in lines("occurrences", "--ledger", copy)[0]["texts"]) == 3  # type: ignore[misc,attr-defined]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--apart", "ffffffff"), "no event begins"),
        (("zzzz",), "no event begins"),
        (("--same", "0000"), "needs EVENT"),
    ],
)
def test_a_ruling_of_what_is_not_there_is_wrong_usage(book: str, words: tuple[str, ...], says: str) -> None:
    asked = words if words[0].startswith("z") or "--same" in words else (events_of(book)[0], *words)
    done = call("occurrences", *asked, "--ledger", book)
    assert done.exit_code == 2
    assert says in done.stderr or "no event" in done.stderr


def test_claims_are_asked_for_by_party_speaker_outlet_and_stance(book: str) -> None:
    every = lines("claims", "--ledger", book)
    assert len(every) > 15
    assert {one["stance"] for one in lines("claims", "--ledger", book, "--stance", "deny")} == {"deny"}
    assert {one["code"] for one in lines("claims", "--ledger", book, "--speaker", "biden")} == {"USA"}
    assert {one["speaker"] for one in lines("claims", "--ledger", book, "--speaker", "拜登")} == {"拜登"}
    assert {one["report"]["doc"] for one in lines("claims", "--ledger", book, "--outlet", "远望")} == {"balloon"}  # type: ignore[index]
    assert all("NLD" in [one["code"], *one["about"]] for one in lines("claims", "--ledger", book, "--party", "NLD"))  # type: ignore[misc]
    assert len(lines("claims", "--ledger", book, "--limit", "2")) == 2
    assert lines("claims", "--ledger", book, "--since", "2030-01-01") == []
    assert "拜登" in call("claims", "--ledger", book, "--speaker", "拜登").stdout


def test_disputes_show_both_sides_with_sentence_and_address(book: str) -> None:
    done = call("disputes", "--ledger", book)
    assert done.exit_code == 0
    for part in ("否认/denial", "+ 美国国防部发言人赖德 (USA)", "− 中国外交部 (CHN)", "「气球用于侦察」", "https://yuanwang.example/"):
        assert part in done.stdout
    (one,) = lines("disputes", "--ledger", book)
    assert one["kind"] == "denial"
    assert lines("disputes", "--ledger", book, "--party", "CHN") == [one]
    assert lines("disputes", "--ledger", book, "--party", "NLD") == lines("disputes", "--ledger", book, "--kind", "number") == []
    assert lines("disputes", "--ledger", book, "--until", "2020-01-01") == []


def test_a_chain_is_drawn_from_the_page_to_the_speaker(book: str) -> None:
    (asked,) = lines("claims", "--ledger", book, "--speaker", "拜登", "--stance", "ask")
    drawn = call("chain", str(asked["id"])[:8], "--ledger", book)
    assert drawn.exit_code == 0
    names = [line.strip(" └─").split("  ")[0] for line in drawn.stdout.splitlines()[:-1]]
    assert names == ["远望通讯", "路透社", "一名不愿具名的美国官员", "拜登"]
    (one,) = lines("chain", str(asked["id"]), "--ledger", book)
    assert [link["role"] for link in one["chain"]] == ["outlet", "medium", "medium", "speaker"]  # type: ignore[attr-defined]
    (event,) = lines("chain", events_of(book)[0], "--ledger", book)
    assert event["quote"]


def test_a_chain_of_nothing_is_wrong_usage(book: str) -> None:
    done = call("chain", "zzzz", "--ledger", book)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
