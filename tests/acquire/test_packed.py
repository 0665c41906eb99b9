"""One packed file is told by its bytes and read as what it unpacks to."""

import bz2
import gzip
import io
import lzma
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from containers import OTHER, TEXT, errors, found, tarred, texts, zipped, zstd

from attache.acquire import read as reading
from attache.acquire.blob import Blob, Limits
from attache.acquire.unpack import Damaged, Decoder, Tally, Unpacked, bunzip, gunzip, head, unpacked, unxz
from attache.errors import SourceError

PACKERS = [gzip.compress, bz2.compress, lzma.compress, zstd]
CHECKED = PACKERS[:3]


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_text_is_one_page_under_its_own_name(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "a.html"  # as crawlers leave it
    file.write_bytes(pack(TEXT))
    assert found(file) == ([(str(file), "a", TEXT)], [])
    assert found(pack(TEXT)) == ([("-", "stdin", TEXT)], [])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.txt.gz", "a"),
        ("a.clean.html.gz", "a.clean"),
        ("2024.11.15.gz", "2024.11.15"),
        ("a.gz", "a"),
        ("one.clean.html", "one.clean"),
        ("A.TXT.GZ", "A"),
    ],
)
def test_the_name_is_that_of_the_file_inside(tmp_path: Path, file: str, name: str) -> None:
    (tmp_path / file).write_bytes(gzip.compress(TEXT))
    assert found(tmp_path / file)[0] == [(str(tmp_path / file), name, TEXT)]


@pytest.mark.parametrize("pack", PACKERS)
def test_streams_one_after_another_are_one_file(pack: Callable[[bytes], bytes]) -> None:
    assert texts(pack(TEXT) + pack(OTHER)) == [TEXT + OTHER]


@pytest.mark.parametrize("pack", CHECKED)
def test_zeros_at_the_end_are_padding(pack: Callable[[bytes], bytes]) -> None:
    assert found(pack(TEXT) + bytes(1024)) == ([("-", "stdin", TEXT)], [])


@pytest.mark.parametrize("pack", CHECKED)
def test_what_follows_the_end_is_named_and_the_text_kept(pack: Callable[[bytes], bytes]) -> None:
    pages, said = found(pack(TEXT) + b"rubbish" * 9)
    assert [page[2] for page in pages] == [TEXT]
    assert len(said) == 1 and said[0].startswith("is damaged or breaks off: '-'")


@pytest.mark.parametrize("pack", CHECKED)
def test_of_a_cut_file_the_text_so_far_comes_out_and_one_error(pack: Callable[[bytes], bytes]) -> None:
    text = "".join(chr(0x4E00 + number) for number in random.Random(1).choices(range(20_000), k=700_000)).encode()
    packed = pack(text)
    pages, said = found(packed[: len(packed) * 3 // 4])
    ((_, _, raw),) = pages
    assert text.startswith(raw) and len(raw) > len(text) // 3
    assert len(said) == 1 and said[0].startswith("is damaged or breaks off: '-': ")


def test_a_wrong_checksum_is_an_error_behind_the_text() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 1
    pages, said = found(bytes(packed))
    assert [page[2] for page in pages] == [TEXT]
    assert len(said) == 1 and "incorrect data check" in said[0]


def test_a_file_cut_in_its_header_is_one_error() -> None:
    for packed in (gzip.compress(TEXT)[:12], lzma.compress(TEXT)[:20]):
        pages, said = found(packed)
        assert pages == [] and len(said) == 1


def test_packed_images_are_named_only_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "photo.gz"
    file.write_bytes(gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(100)))
    assert errors(file) == [f"is a binary file, not text: {str(file)!r}"]
    assert found(tmp_path) == ([], [])
    assert found(zipped([("photo.gz", file.read_bytes())])) == ([], [])


def test_text_that_begins_like_a_packed_file_is_text() -> None:
    for text in (b"BZh is no archive. " + TEXT, b"PK " + TEXT):
        assert found(text)[1] in ([], ["is a binary file, not text: '-'"])
        assert "damaged" not in str(found(text))


@pytest.mark.parametrize(("pack", "new"), [(gzip.compress, gunzip), (bz2.compress, bunzip), (lzma.compress, unxz)])
@pytest.mark.parametrize("size", [1, 7, 1000, 100_000])
def test_decoders_give_no_more_than_is_asked_for(pack: Callable[[bytes], bytes], new, size: int) -> None:  # type: ignore[no-untyped-def]
    raw = bytes(range(256)) * 20 + bytes(50_000)
    decoder = Decoder(io.BytesIO(pack(raw) + pack(b"end")).read, new)
    pieces = []
    while piece := decoder.read(size):
        assert len(piece) <= size
        pieces.append(piece)
        if size == 1 and len(pieces) > 3000:
            return
    assert b"".join(pieces) == raw + b"end"


def opened(packed: bytes, limits: Limits | None = None) -> tuple[Unpacked, io.BufferedReader]:
    file = io.BytesIO(packed)
    raw = Unpacked(Decoder(file.read, gunzip).read, file.tell, Blob("a.gz", "a", file), "a.gz", limits or Limits(), Tally())
    return raw, unpacked(raw)  # type: ignore[return-value]


def test_one_may_look_at_the_head_and_go_back() -> None:
    text = bytes(range(256)) * 1000
    _, file = opened(gzip.compress(text))
    with file:
        assert head(file) == text[:8192]
        assert file.read(8192) == text[:8192]
        file.seek(0)
        assert file.read() == text


def test_going_back_further_is_refused_and_going_on_is_not() -> None:
    text = bytes(range(256)) * 1000
    _, file = opened(gzip.compress(text))
    with file:
        assert file.seek(200_000) == 200_000 and file.read(10) == text[200_000:200_010]
        with pytest.raises(io.UnsupportedOperation):
            file.seek(0)
        with pytest.raises(io.UnsupportedOperation):
            file.seek(0, io.SEEK_END)


def test_lines_before_a_break_are_read_and_the_break_is_raised_each_time() -> None:
    lines = [b"%d" % (number**5) for number in range(50_000)]
    packed = gzip.compress(b"\n".join(lines))
    raw, file = opened(packed[: len(packed) // 2])
    taken = []
    with file:
        with pytest.raises(Damaged):
            taken.extend(line.rstrip() for line in file)
        with pytest.raises(Damaged):
            file.read(1)
    assert raw.failed is not None
    assert len(taken) > 20_000 and taken == lines[: len(taken)]


def test_a_container_of_lines_is_read_as_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more than a page, in no more memory than a few buffers: what an opener of lines sees of a .gz."""

    def lines(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
        for number, line in enumerate(blob.file, 1):
            yield Blob(f"{blob.source}#{number}", f"{blob.name}#{number}", io.BytesIO(line))

    opener = (lambda first: first.startswith(b"LINES\n0"), lines)
    monkeypatch.setattr(reading, "OPENERS", (opener, *reading.OPENERS))
    file = tmp_path / "c.txt.gz"
    packed = gzip.compress(b"LINES\n" + b"\n".join(b"%d" % (number**7) for number in range(20_000)))  # the first is a container no more
    file.write_bytes(packed)
    pages, said = found(file, Limits(page=1000))
    assert (len(pages), pages[2][:2], said) == (20_001, (f"{file}#3", "c#3"), [])
    file.write_bytes(packed[:-3000])
    pages, said = found(file, Limits(page=1000))
    assert 10_000 < len(pages) < 20_001 and len(said) == 1
    assert len(found(tarred([("c.txt.gz", packed)], "w:gz"))[0]) == 20_001


def test_standard_input_larger_than_memory_should_hold_goes_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tarred([("a.txt", TEXT), ("b.txt", OTHER * 300_000)])
    assert len(packed) > 4_000_000
    assert texts(packed, Limits(page=20_000_000))[0] == TEXT
    assert found(packed, Limits(page=1000))[1] == ["is larger than 1000 bytes: '-/b.txt'"]
    assert found(packed, Limits(total=1_000_000)) == ([], ["is larger than 1000000 bytes: '-'"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT))))
    (page,) = reading.read(["-"])
    assert not isinstance(page, SourceError) and page.raw == TEXT
