"""Bombs, nests, lies and rubbish: each is refused in bounded memory with one line, and the rest comes out."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from containers import OTHER, TEXT, errors, found, record, tarred, texts, zipped, zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attache.acquire.blob import Limits
from attache.acquire.read import read
from attache.errors import SourceError
from attache.model import Page

LOW = Limits(page=4_000_000, total=300_000_000)
SIZE = 200_000_000


def streamed(codec, size: int = SIZE) -> bytes:  # type: ignore[no-untyped-def]
    """So many times the same letter, packed."""
    piece = b"a" * 1_000_000
    return b"".join([*(codec.compress(piece) for _ in range(size // len(piece))), codec.flush()])


GZIP = streamed(zlib.compressobj(9, zlib.DEFLATED, 31))
BOMBS = {"gz": GZIP, "bz2": streamed(bz2.BZ2Compressor()), "xz": streamed(lzma.LZMACompressor(preset=0)), "zst": zstd(b"a" * SIZE)}


def peak(work: Callable[[], object]) -> int:
    """The most bytes Python held at once while working."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", BOMBS)
def test_packed_bombs_are_refused_while_they_unpack(kind: str) -> None:
    why = "is larger than 50000000 bytes" if kind == "gz" else "unpacks to more than 1000 times its size"  # deflate has 1032 at most
    assert found(BOMBS[kind], Limits(page=50_000_000)) == ([], [f"{why}: '-'"])
    assert found(BOMBS[kind], Limits(page=4_000_000, ratio=10**9)) == ([], ["is larger than 4000000 bytes: '-'"])
    assert peak(lambda: found(BOMBS[kind], LOW)) < 20_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_bombs_in_a_zip_cost_only_themselves(method: int) -> None:
    archive = zipped([("a.txt", TEXT), ("bomb.txt", b"a" * 30_000_000), ("b.txt", OTHER)], method)
    assert found(archive, Limits(page=50_000_000)) == (
        [("-/a.txt", "a", TEXT), ("-/b.txt", "b", OTHER)],
        ["unpacks to more than 1000 times its size: '-/bomb.txt'"],
    )
    limits = Limits(page=4_000_000, ratio=10**9)
    assert found(archive, limits)[1] == ["is larger than 4000000 bytes: '-/bomb.txt'"]
    assert peak(lambda: found(archive, limits)) < 20_000_000


def test_a_zip_that_lies_about_sizes_is_not_believed() -> None:
    archive = zipped([("bomb.txt", b"a" * 30_000_000), ("b.txt", OTHER)]).replace(struct.pack("<I", 30_000_000), struct.pack("<I", 10))
    pages, said = found(archive)
    assert [page[2] for page in pages] == [OTHER] and len(said) == 1


def test_the_ratio_counts_only_past_a_megabyte() -> None:
    assert len(texts(gzip.compress(b"a" * 900_000), Limits(ratio=2))) == 1
    assert errors(gzip.compress(b"a" * 1_100_000), Limits(ratio=2)) == ["unpacks to more than 2 times its size: '-'"]


@pytest.mark.parametrize(
    "pack", [lambda members: zipped(members), lambda members: tarred(members, "w:gz"), lambda members: tarred(members)]
)
def test_one_container_gives_no_more_than_the_total_and_one_error(pack: Callable[[list[tuple[str, bytes]]], bytes]) -> None:
    archive = pack([(f"{number}.txt", TEXT * 3000) for number in range(30)])
    pages, said = found(archive, Limits(total=len(TEXT) * 3000 * 5 + 10_000, ratio=10**9))
    assert len(pages) <= 5
    assert len(said) == 1 and ("bytes, what follows is left: '-'" in said[0] or "is larger than" in said[0])


def overlapping(count: int) -> bytes:
    """A zip in which every entry of the table of contents is the same packed bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"a" * 900_000
    data = packed.compress(raw) + packed.flush()
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, zlib.crc32(raw), len(data), len(raw), 1, 0) + b"a" + data
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, zlib.crc32(raw), len(data), len(raw), 1, 0, 0, 0, 0, 0, 0) + b"a"
    return local + entry * count + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, len(local), 0)


def test_members_that_overlap_are_refused() -> None:
    pages, said = found(overlapping(300))
    assert len(pages) <= 1 and len(said) >= 299
    assert set(said) == {"overlaps another member, as in a bomb: '-/a'"}


def nest(depth: int, width: int) -> bytes:
    inner = zipped([("zeros.txt", b"0" * 5_000_000)])
    for _ in range(depth):
        inner = zipped([(f"{number}.zip", inner) for number in range(width)])
    return inner


def test_a_nest_of_bombs_ends_at_the_depth() -> None:
    pages, (*said, last) = found(nest(3, 4))  # four zips deep, and 64 bombs
    assert pages == []
    assert said == ["unpacks to more than 1000 times its size: " + line.split(": ")[1] for line in said] and len(said) == 20
    assert last == "holds 20 members that are too large or too deep, what follows is left: '-'"
    pages, (*said, last) = found(nest(5, 3), Limits(depth=4))
    assert pages == [] and len(said) == 20
    assert all(line.startswith("holds containers more than 4 deep: '-/") for line in said)


def test_containers_in_containers_for_ever_end_at_the_depth() -> None:
    inner = TEXT
    for number in range(50):
        inner = (gzip.compress, bz2.compress, lambda raw: zipped([("x", raw)]), lambda raw: tarred([("x", raw)]))[number % 4](inner)
    assert found(inner) == ([], ["holds containers more than 6 deep: '-/x/x'"])


def test_a_table_of_contents_larger_than_memory_should_hold_is_refused() -> None:
    archive = zipped([(f"{number:09}.txt", b"") for number in range(2000)])
    limits = Limits(page=50_000)
    assert found(archive, limits) == ([], ["has a table of contents larger than 50000 bytes: '-'"])
    assert found(gzip.compress(archive), limits) == ([], ["has a table of contents larger than 50000 bytes: '-'"])


def header(name: str, size: bytes, kind: bytes) -> bytes:
    raw = bytearray(tarfile.TarInfo(name).tobuf(tarfile.GNU_FORMAT))
    raw[124:136], raw[156:157] = size.ljust(12, b"\0"), kind
    raw[148:156] = b"%06o\0 " % (sum(raw[:148]) + sum(raw[156:512]) + 8 * 32)
    return bytes(raw)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_tar_headers_that_would_fill_memory_are_refused(kind: bytes) -> None:
    bomb = tarred([("a.txt", TEXT)])[:1024] + header("x", b"%011o" % 100_000_000, kind) + b"a" * 40_000_000
    for archive in (bomb, gzip.compress(bomb, 1)):
        assert found(archive, Limits(ratio=10**9)) == (
            [("-/a.txt", "a", TEXT)],
            ["is cut or damaged: '-': a header is larger than any should be"],
        )


@pytest.mark.parametrize("size", [b"\xff" * 12, b"\xff" * 11 + b"\0"])
def test_tar_headers_that_lead_back_do_not_lead_round_for_ever(size: bytes) -> None:
    archive = tarred([("a.txt", TEXT)])[:1024] + header("x", size, tarfile.REGTYPE) + bytes(1024)
    pages, said = found(archive)
    assert [page[2] for page in pages] == [TEXT] and len(said) == 1


def test_extended_sizes_that_lead_back_do_not_lead_round_for_ever() -> None:
    info = tarfile.TarInfo("x")
    info.pax_headers = {"size": "-2048"}
    for archive in (tarred([("a.txt", TEXT), (info, b""), ("b.txt", OTHER)]), tarred([("a.txt", TEXT), (info, b"")], "w:gz")):
        pages, said = found(archive)
        assert pages[0][2] == TEXT and len(said) == 1


def test_a_dictionary_larger_than_memory_should_hold_is_refused() -> None:
    packed = bytearray(lzma.compress(TEXT))
    packed[16] = 37  # 1.5 gigabytes
    end = 12 + (packed[12] + 1) * 4
    packed[end - 4 : end] = struct.pack("<I", zlib.crc32(packed[12 : end - 4]))
    assert found(bytes(packed)) == ([], ["is damaged or breaks off: '-': Memory usage limit exceeded"])


def test_bombs_in_the_body_of_a_record_cost_only_themselves() -> None:
    lines = ("Content-Type: text/html", "Content-Encoding: gzip")
    crawl = record("http://a/1", TEXT) + record("http://a/bomb", GZIP, *lines) + record("http://a/2", OTHER)
    for raw in (crawl, gzip.compress(crawl)):
        pages, said = found(raw, LOW)
        assert [page[2] for page in pages] == [TEXT, OTHER]
        assert said == [
            "holds a record that cannot be unpacked: '-': 'http://a/bomb': it unpacks to more than 4000000 bytes, or 1000 times its size"
        ]
    assert peak(lambda: found(crawl, LOW)) < 20_000_000


def test_a_record_of_one_letter_is_passed_by_in_little_memory() -> None:
    crawl = (
        gzip.compress(record("http://a/1", TEXT))
        + gzip.compress(record("http://a/2", b"a" * 60_000_000), 1)
        + gzip.compress(record("http://a/3", OTHER))
    )
    assert peak(lambda: texts(crawl, LOW)) < 20_000_000
    assert texts(crawl, LOW) == [TEXT, OTHER]


def test_one_bad_member_never_stops_the_rest() -> None:
    bad_zip, bad_gzip = zipped([("x.txt", TEXT * 99)])[:60], gzip.compress(TEXT * 99)[:30]
    members = [
        ("1.txt", TEXT),
        ("../2.txt", TEXT),
        ("3.zip", bad_zip),
        ("4.gz", bad_gzip),
        ("5.gz", GZIP),
        ("6.txt", b""),
        ("7.warc", b"WARC/1.0\r\n"),
        ("8.txt", OTHER),
    ]
    for archive in (zipped(members), tarred(members), tarred(members, "w:gz")):
        pages, said = found(archive)
        assert [page[1] for page in pages if page[1] in {"1", "8"}] == ["1", "8"]
        assert len(said) == 6 and all("\n" not in line for line in said)


def test_a_folder_may_be_named_by_a_link_and_go_deeper_than_python_recurses(tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    deep.mkdir()
    (deep / "a.txt").write_bytes(TEXT)
    (tmp_path / "link").symlink_to(deep)
    assert found(tmp_path / "link")[0] == [(f"{tmp_path}/link/a.txt", "a", TEXT)]
    assert found(tmp_path)[0] == [(f"{deep}/a.txt", "a", TEXT)]
    with dug(deep, 1200) as bottom:
        Path(bottom).write_bytes(OTHER)
        assert [page[2] for page in found(deep)[0]] == [TEXT, OTHER]


@contextmanager
def dug(folder: Path, depth: int) -> Iterator[str]:
    """The name of a file so many folders down, reached from inside, and all of it cleared away in the end: ``rmtree`` recurses too."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        yield "z.txt"
    finally:
        Path("z.txt").unlink(missing_ok=True)
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")
        os.chdir(here)


MEMBERS = [("a.txt", TEXT), ("in/b.html", OTHER * 20), ("c.gz", gzip.compress(TEXT * 3)), ("d.zip", zipped([("e.txt", TEXT)]))]
CRAWL = [record(f"http://a/{number}", TEXT * number, "Content-Type: text/html", "Transfer-Encoding: x") for number in range(1, 5)]
CRAWL.append(record("http://a/z", gzip.compress(OTHER * 30), "Content-Encoding: gzip"))
WHOLE = {
    "zip": zipped(MEMBERS),
    "stored": zipped(MEMBERS, zipfile.ZIP_STORED),
    "tar": tarred(MEMBERS),
    "gnu": tarred(MEMBERS, format=tarfile.GNU_FORMAT),
    "tgz": tarred(MEMBERS, "w:gz"),
    "txz": tarred(MEMBERS, "w:xz"),
    "tbz": tarred(MEMBERS, "w:bz2"),
    "zst": zstd(OTHER * 50),
    "warc": b"".join(CRAWL),
    "warc.gz": b"".join(map(gzip.compress, CRAWL)),
    "warc.zst": b"".join(map(zstd, CRAWL)),
    "gz": gzip.compress(OTHER * 50),
}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoiled_containers_never_raise(kind: str, data: st.DataObject) -> None:
    raw = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(0, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)) | st.just(len(raw)))
    items = list(read(["-"], stdin=io.BytesIO(bytes(raw[:cut])), limits=Limits(total=10_000_000)))
    assert len(items) < 200
    assert all(isinstance(item, Page) or isinstance(item, SourceError) and "\n" not in str(item) for item in items)
