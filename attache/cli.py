"""The command line: one thin command per verb. Data goes to standard output, messages and progress to standard error.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done (standard error lists what was refused, and why).
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar, get_args

import click
import msgspec

import attache
from attache.acquire.capture import Archive
from attache.acquire.client import Client, Terms
from attache.acquire.fetch import Queue, fetch, named
from attache.acquire.read import read as pages
from attache.acquire.seen import seen
from attache.acquire.wire import Bounds
from attache.article.clean import Examined
from attache.article.press import press
from attache.coding.event import events
from attache.coding.learn import Sighting, proposals, sightings
from attache.coding.read import read
from attache.coding.shape import shapes
from attache.errors import AttacheError, SourceError
from attache.evidence.claim import Claim
from attache.evidence.contest import Kind
from attache.evidence.dispute import Dispute
from attache.evidence.group import gather
from attache.evidence.statement import statements
from attache.ledger.account import Asked, Wanted, claimed, contested, happenings, said, told_by
from attache.ledger.account import rule as rule_of
from attache.ledger.store import Query, add, beginning, happened, kin, ledger, recorded, records, twinned
from attache.lexicon import load
from attache.model import Article, Page, Record, Stance, When
from attache.pipeline import examined, told
from attache.pipeline import records as coded
from attache.report.brief import brief
from attache.report.card import card
from attache.report.claims import chain, claims
from attache.report.disputes import disputes
from attache.report.disputes import row as dispute_row
from attache.report.explain import explain
from attache.report.learnt import row as learnt
from attache.report.learnt import table
from attache.report.occurrences import occurrences
from attache.report.occurrences import row as happening
from attache.report.page import fields, page
from attache.report.row import links, row
from attache.report.rule import lines as ruled
from attache.report.rule import rule
from attache.report.told import claim as claim_row
from attache.report.told import report as reported
from attache.report.twins import row as gathered
from attache.report.twins import twins
from attache.report.when import fields as timed
from attache.report.when import lines as reckoned
from attache.report.when import rules as reckonings
from attache.report.when import when
from attache.report.who import fields as entity
from attache.report.who import lines, who
from attache.report.why import why

FAILED, WRONG, PARTLY = 1, 2, 3
LAST = "9999-12-31"
SHORTEST = 4  # characters of an id that must be given
NAMED = 8  # candidates that an ambiguous id names
T = TypeVar("T")
AGENT = f"attache/{attache.__version__} (+reader of news; --agent names a contact)"
LEDGER = click.option("--ledger", "path", default="attache.ledger", show_default=True, help="The ledger, one SQLite file.")
QUIET = click.option("--quiet", is_flag=True, help="No progress and no summary on standard error.")


class Verbs(click.Group):
    """Errors of ours end a command with one line, not a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except AttacheError as error:
            click.echo(f"attache: {error}", err=True)
            raise SystemExit(FAILED) from error
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(0) from None


@click.group(cls=Verbs)
@click.version_option(attache.__version__, prog_name="attache")
def main() -> None:
    """Who did what to whom in Chinese-language news, and who says so."""


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--with-text", is_flag=True, help="Print the whole text of each article, too.")
@QUIET
def code(sources: tuple[str, ...], with_text: bool, quiet: bool) -> None:
    """Code SOURCES (files, folders, or - for standard input) and print one JSON object a document."""
    tally = Tally()
    for record in tally.over(_coded(sources, quiet)):
        sys.stdout.buffer.write(msgspec.json.encode(row(record, with_text)) + b"\n")
        sys.stdout.buffer.flush()
    tally.close(quiet)


@main.command("add")
@click.argument("sources", nargs=-1, required=True)
@LEDGER
@QUIET
def enter(sources: tuple[str, ...], path: str, quiet: bool) -> None:
    """Code SOURCES and keep the records in a ledger; what it already holds stays as it is."""
    tally, fresh, paired = Tally(), 0, 0
    with ledger(path) as book:
        for record, accounts in tally.over(told(_watched(_pages(sources), quiet), press(), load())):
            if add(book, record, accounts):
                fresh, paired = fresh + 1, paired + twinned(book, record.article.id)
    if not quiet:
        click.echo(f"{fresh} entered in {path} ({paired} of them twins of earlier ones), {tally.done - fresh} already there", err=True)
    tally.close(quiet)


def _agent(context: click.Context, option: click.Parameter, value: str) -> str:
    """A value that can stand in a header."""
    if not (value.isascii() and value.isprintable() and value.strip()):
        raise click.BadParameter("must be printable ASCII")
    return value.strip()


@main.command("fetch")
@click.argument("sources", nargs=-1, required=True)
@click.option("--into", "folder", default="captures", show_default=True, help="The folder of captures.")
@click.option("--articles", is_flag=True, help="Fetch what the entries of the feeds lead to, too.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Ask for at most so many addresses.")
@click.option("--wait", type=click.FloatRange(0), default=1.0, show_default=True, help="Seconds between requests to a host.")
@click.option("--most", type=click.IntRange(1), default=Bounds().most, show_default=True, help="Bytes of an answer at the most.")
@click.option("--agent", default=AGENT, show_default=True, callback=_agent, help="What to call ourselves; name a way to reach you.")
@click.option("--allow-private", "private", is_flag=True, help="Allow loopback and private addresses, and any port.")
@QUIET
def fetch_(sources: tuple[str, ...], folder: str, articles: bool, limit: int, private: bool, quiet: bool, **more: Any) -> None:
    """Fetch SOURCES into WARC files: addresses of pages and feeds, OPML files, or - for addresses on standard input.

    No other command uses the network. What the folder already holds is not stored again.
    """
    terms = Terms(more["agent"], more["wait"], private, Bounds(more["most"]))
    queue, done, refused = Queue(limit, private), 0, 0
    with seen(folder) as book, Archive(folder) as archive:
        asked = named(sources, sys.stdin.buffer, terms.bounds.most)
        for found in fetch(asked, Client(terms), archive, book, queue, articles=articles):
            if isinstance(found, SourceError):
                refused += 1
                click.echo(f"refused: {found}", err=True)
            else:
                done += 1
                _tell(f"{found.word}: {found.url}", quiet)
    _tell(f"{done} fetched, {refused} refused, {len(queue.left)} left by --limit; {archive.path or 'nothing new to store'}", quiet)
    if refused or not done:
        raise SystemExit(PARTLY if done else FAILED)


def _tell(line: str, quiet: bool) -> None:
    if not quiet:
        click.echo(line, err=True)


@main.command("brief")
@LEDGER
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), default="both", show_default=True, help="Language of the lines.")
@click.option("--party", help="Only events with this code on either side, such as CHN or IGO:NATO.")
@click.option("--type", "kind", help="Only events of this PLOVER type.")
@click.option("--status", type=click.Choice(["actual", "future", "hypothetical", "negated"]), help="Only events of this status.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only up to this day.")
@click.option("--central", is_flag=True, help="Only what its article is about.")
@click.option("--limit", type=click.IntRange(1), help="At most so many events.")
def brief_(path: str, lang: Any, party: str | None, kind: str | None, status: str | None, **more: Any) -> None:
    """What happened, newest first, each with its sentence."""
    since, until = more["since"], more["until"]
    query = Query(
        party=party, type=kind.upper() if kind else None, status=status, since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None, central=more["central"], limit=more["limit"],
    )  # fmt: skip
    with ledger(path, create=False) as book:
        found = list(happened(book, query))
        told = happenings(book, [event.id for _, event in found])
        homes = {one.event: each for each in told for one in each.witnesses}
        _print(brief(found, homes, _disputed(contested(book, told, every=False)), load(), lang))


def _disputed(found: Iterable[Dispute]) -> dict[str, list[Dispute]]:
    """The disputes by the occurrences they are of."""
    out: dict[str, list[Dispute]] = {}
    for one in found:
        for occurrence in one.occurrences:
            out.setdefault(occurrence, []).append(one)
    return out


@main.command("occurrences")
@click.argument("event", required=False)
@LEDGER
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), default="both", show_default=True, help="Language of the headings.")
@click.option("--party", help="Only happenings with this code on either side.")
@click.option("--type", "kind", help="Only happenings of this PLOVER type.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only up to this day.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Only what so many reports tell.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--same", metavar="OTHER", help="Rule that EVENT and OTHER are one happening.")
@click.option("--apart", metavar="OTHER", help="Rule that EVENT and OTHER are two happenings.")
@click.option("--forget", metavar="OTHER", help="Take back what was ruled of EVENT and OTHER.")
@click.option("--note", default="", help="Why it is ruled so.")
@click.option("--json", "machine", is_flag=True, help="One JSON object a happening.")
def occurrences_(event: str | None, path: str, lang: Any, machine: bool, **more: Any) -> None:
    """Happenings that several reports tell: who tells them, in what the reports differ, and who denies them.

    With EVENT (an id or the beginning of one) the happening it belongs to, and why its reports are held to tell one happening.
    """
    with ledger(path, create=False) as book:
        one = _event(book, event, path) if event else None
        ruled = {True: more["same"], False: more["apart"], None: more["forget"]}
        for same, other in ruled.items():
            if other is not None:
                _rule(book, one, _event(book, other, path), same, more["note"])
        wanted = Wanted(
            party=more["party"], type=more["kind"].upper() if more["kind"] else None, since=_iso(more["since"]), until=_iso(more["until"]),
            least=1 if one else more["least"],
        )  # fmt: skip
        found = [each for each in happenings(book, [one] if one else None) if wanted.fits(each)][: more["limit"]]
        against = _disputed(contested(book, found, every=False))
    if machine:
        _print(msgspec.json.encode(happening(each, against.get(each.id, []))).decode() for each in found)
    else:
        _print(occurrences(found, against, load(), lang, full=one is not None))


def _rule(book: sqlite3.Connection, one: str | None, other: str, same: bool | None, note: str) -> None:
    if one is None:
        raise click.UsageError("a ruling needs EVENT and the other event")
    if one == other:
        raise click.UsageError("an event is ruled of another one")
    changed = rule_of(book, one, other, same, note)
    click.echo("ruled" if changed else "nothing changed: that was ruled already, or never", err=True)


def _event(book: sqlite3.Connection, event: str, path: str) -> str:
    """The id of the only event of a ledger that begins so."""
    return _only(beginning(book, _asked(event)), event, "event", path)


def _asked(name: str) -> str:
    asked = name.strip().lower()
    if len(asked) < SHORTEST:
        _wrong(f"at least {SHORTEST} characters of an id are needed: {name!r}")
    return asked


def _only(found: list[str], asked: str, what: str, path: str) -> str:
    if not found:
        _wrong(f"no {what} begins with {asked!r} in {path!r}; brief and claims print ids, attache explain reads a sentence")
    if len(found) > 1:
        _wrong(f"{len(found)} ids begin with {asked!r}: {', '.join(found[:NAMED])}{' …' if len(found) > NAMED else ''}")
    return found[0]


def _iso(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


@main.command("claims")
@LEDGER
@click.option("--party", help="Only claims whose words name this code, or whose speaker has it.")
@click.option("--speaker", help="Only of speakers whose name has these words, as it stands or in Latin letters.")
@click.option("--outlet", help="Only from outlets whose name has these words.")
@click.option("--stance", type=click.Choice(get_args(Stance)), help="Only claims of this stance.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only from reports from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only from reports up to this day.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--json", "machine", is_flag=True, help="One JSON object a claim.")
def claims_(path: str, machine: bool, since: Any, until: Any, **more: Any) -> None:
    """Who says what, newest report first, each with its words and the address of the report."""
    with ledger(path, create=False) as book:
        found = claimed(book, Asked(since=_iso(since), until=_iso(until), **more))
    _print((msgspec.json.encode(claim_row(one)).decode() for one in found) if machine else claims(found))


@main.command("disputes")
@LEDGER
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only disputes of this kind.")
@click.option("--party", help="Only where a side has this code, or an account names it.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only last reported from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only last reported up to this day.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--json", "machine", is_flag=True, help="One JSON object a dispute.")
def disputes_(path: str, kind: str | None, party: str | None, limit: int | None, machine: bool, **more: Any) -> None:
    """Claim against claim: denials and what they deny, done against not done, number against number, accounts that changed."""
    since, until = _iso(more["since"]) or "", _iso(more["until"]) or LAST
    with ledger(path, create=False) as book:
        every = contested(book, happenings(book))
    found = [
        one for one in every
        if (kind is None or one.kind == kind) and (party is None or one.concerns(party)) and since <= (_day(one.day) or "") <= until
    ][:limit]  # fmt: skip
    _print((msgspec.json.encode(dispute_row(one)).decode() for one in found) if machine else disputes(found))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


@main.command("chain")
@click.argument("name")
@LEDGER
@click.option("--json", "machine", is_flag=True, help="One JSON object.")
def chain_(name: str, path: str, machine: bool) -> None:
    """Draw who says so, link by link: outlet, origin, through whom, and the speaker, of a claim or an event.

    NAME is an id as claims, brief or occurrences print it, or a beginning of at least four characters that no other has.
    """
    with ledger(path, create=False) as book:
        asked = _asked(name)
        id = _only(sorted({*beginning(book, asked), *said(book, asked)}), name, "claim or event", path)
        one = told_by(book, id)
    quote = one.content if isinstance(one, Claim) else one.quote
    if machine:
        _print([msgspec.json.encode({"id": id, "chain": links(one.chain), "quote": quote, "report": reported(one.report)}).decode()])
    else:
        _print(chain(one.chain, quote))


@main.command("card")
@click.argument("docs", nargs=-1)
@LEDGER
def card_(docs: tuple[str, ...], path: str) -> None:
    """Bilingual abstract cards of the documents named by DOCS (file names without ending), or of all."""
    lexicon, first, known = load(), True, set()
    with ledger(path, create=False) as book:
        for record in records(book):
            known.add(record.article.doc)
            if docs and record.article.doc not in docs:
                continue
            _print([*([] if first else ["", "—" * 40, ""]), *card(record, lexicon)])
            first = False
    missing = [doc for doc in docs if doc not in known]
    if missing:
        click.echo(f"attache: not in the ledger: {', '.join(missing)}", err=True)
        raise SystemExit(FAILED if len(missing) == len(docs) else PARTLY)


@main.command("read")
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "machine", is_flag=True, help="One JSON object a document, with spans of paragraphs and sentences.")
@click.option("--all", "everything", is_flag=True, help="Show all that was left out, not only the first of menus and links.")
@QUIET
def read_(sources: tuple[str, ...], machine: bool, everything: bool, quiet: bool) -> None:
    """Show the articles in SOURCES as they are read off their pages: marks, signs of day and outlet, warnings, what was left out."""
    tally, known = Tally(), press()
    for number, found in enumerate(tally.over(examined(_watched(_pages(sources), quiet), known))):
        if machine:
            sys.stdout.buffer.write(msgspec.json.encode(fields(found.article, found.removed)) + b"\n")
            sys.stdout.buffer.flush()
        else:
            _print([*(["", "—" * 40, ""] if number else []), *page(found.article, found.removed, everything)])
    tally.close(quiet)


@main.command("twins")
@LEDGER
@click.option("--json", "machine", is_flag=True, help="One JSON object a group.")
def twins_(path: str, machine: bool) -> None:
    """Texts that were printed more than once, who had each first, and how the printings differ."""
    with ledger(path, create=False) as book:
        groups = gather(*kin(book))
    if machine:
        _print(msgspec.json.encode(gathered(group)).decode() for group in groups)
    else:
        _print(twins(groups))


@main.group("names")
def names_() -> None:
    """Names of persons: learn them from text."""


@names_.command("learn")
@click.argument("sources", nargs=-1, required=True)
@click.option("--least", type=click.IntRange(1), default=3, show_default=True, help="Only forms that occur so often.")
@click.option("--known", "everything", is_flag=True, help="Show the forms that the tables have, too.")
@click.option("--json", "machine", is_flag=True, help="One JSON object a proposal.")
@QUIET
def learn_(sources: tuple[str, ...], least: int, everything: bool, machine: bool, quiet: bool) -> None:
    """Propose rows of persons.tsv from the names in SOURCES: beside Latin names in brackets, and beside offices.

    A proposal is a row with open days and its evidence behind; accept it by cutting it there. Nothing is entered by itself.
    """
    tally = Tally()
    found = proposals(_sighted(tally.over(examined(_watched(_pages(sources), quiet), press()))), least, everything)
    if machine:
        _print(msgspec.json.encode(learnt(one)).decode() for one in found)
    else:
        _print(table(found, date.today()))
    tally.close(quiet)


def _sighted(found: Iterable[Examined]) -> Iterator[Sighting]:
    """The names of all articles."""
    lexicon, known = load(), shapes()
    for one in found:
        yield from sightings(read(one.article, lexicon), lexicon, known)


@main.command("explain")
@click.argument("sentence")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Read it as published on this day.")
def explain_(sentence: str, day: Any) -> None:
    """Show how SENTENCE is read: marks, clauses, mentions, frames, rows, and what follows."""
    if not sentence.strip():
        raise click.UsageError("the sentence is empty")
    lexicon = load()
    reading = read(_article(sentence, day.date() if day else None), lexicon)
    said = statements(reading)
    _print(explain(reading, events(reading, said, lexicon), said, lexicon))


@main.command("why")
@click.argument("event")
@LEDGER
def why_(event: str, path: str) -> None:
    """Show how EVENT of a ledger came about: words, parties, row, status, time, contexts, place, scores, and the document.

    EVENT is an id as brief prints it, or a beginning of at least four characters that no other event has.
    """
    with ledger(path, create=False) as book:
        record, one = recorded(book, _event(book, event, path))
    _print(why(record, one, read(record.article, load()), load()))


@main.command("rule")
@click.argument("name")
def rule_(name: str) -> None:
    """Show what the rule NAME says, with examples and counter-examples: a predicate row, a rule of time, a cue, a sign, a place, a context.

    NAME is as outputs print it, or the beginning of one.
    """
    found = rule(name)
    if not (found.rules or found.several):
        near = f"; near it: {', '.join(found.near)}" if found.near else ""
        click.echo(f"attache: no rule of this name: {name!r}{near}", err=True)
        raise SystemExit(FAILED)
    _print(ruled(found))


def _wrong(message: str) -> NoReturn:
    """End with one line and the code of wrong usage."""
    click.echo(f"attache: {message}", err=True)
    raise SystemExit(WRONG)


@main.command("who")
@click.argument("name")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Say which offices were held on this day, and by whom.")
@click.option("--json", "machine", is_flag=True, help="One JSON object.")
def who_(name: str, day: Any, machine: bool) -> None:
    """Show whom NAME may mean, in either script or Latin letters, with offices and days, and why it matched."""
    if not name.strip():
        raise click.UsageError("the name is empty")
    answer = who(name, day.date() if day else None)
    _print([msgspec.json.encode(entity(answer)).decode()] if machine else lines(answer))
    if not (answer.meanings or answer.parts or answer.holders):
        raise SystemExit(FAILED)


@main.command("when")
@click.argument("words", required=False)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Read it as published on this day; today if none is given.")
@click.option("--rules", "listed", is_flag=True, help="List every rule with its examples instead.")
@click.option("--json", "machine", is_flag=True, help="One JSON object.")
def when_(words: str | None, day: Any, listed: bool, machine: bool) -> None:
    """Show which days the times in WORDS mean (上周四下午, 令和6年, 自2月以来), by which rule, and how that is reckoned."""
    if listed:
        _print(reckonings())
        return
    if not (words or "").strip():
        raise click.UsageError("give the words, or --rules")
    answer = when(words or "", day.date() if day else date.today())
    _print([msgspec.json.encode(timed(answer)).decode()] if machine else reckoned(answer))
    if not answer.times:
        raise SystemExit(FAILED)


def _article(sentence: str, day: date | None) -> Article:
    """A sentence as an article without a title."""
    published = When(day, day, "day", "given", day.isoformat()) if day else None
    return Article(id="", doc="-", source="-", title="", text=sentence, script="none", language="zh", published=published)


class Tally:
    """Counts what was coded and what was refused, for messages and the exit code."""

    def __init__(self) -> None:
        self.done, self.refused = 0, list[SourceError]()

    def over(self, found: Iterable[T | SourceError]) -> Iterator[T]:
        for one in found:
            if isinstance(one, SourceError):
                self.refused.append(one)
            else:
                self.done += 1
                yield one

    def close(self, quiet: bool) -> None:
        for error in self.refused:
            click.echo(f"attache: {error}", err=True)
        if self.refused:
            raise SystemExit(PARTLY if self.done else FAILED)
        if not quiet:
            click.echo(f"{self.done} documents", err=True)


def _pages(sources: tuple[str, ...]) -> Iterator[Page | SourceError]:
    return pages(sources, stdin=sys.stdin.buffer)


def _coded(sources: tuple[str, ...], quiet: bool) -> Iterator[Record | SourceError]:
    return coded(_watched(_pages(sources), quiet), press(), load())


def _watched(found: Iterable[Page | SourceError], quiet: bool) -> Iterator[Page | SourceError]:
    """The pages with a progress line on a terminal's standard error."""
    if quiet or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        for page in found:
            bar.update(task, advance=1, description=page.source)
            yield page


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
