"""Reading the world: everything readable becomes a page, everything else one clear line, and the rest goes on."""

import io
import os
from pathlib import Path

from attache.acquire.blob import Limits, binary
from attache.acquire.read import read
from attache.errors import SourceError
from attache.model import Page

TEXT = "俄罗斯外长抵达北京。".encode()


def names(found: list[Page | SourceError]) -> list[str]:
    return [page.name for page in found if isinstance(page, Page)]


def errors(found: list[Page | SourceError]) -> list[str]:
    return [str(error) for error in found if isinstance(error, SourceError)]


def test_a_file_becomes_a_page(tmp_path: Path) -> None:
    file = tmp_path / "one.clean.html"
    file.write_bytes(TEXT)
    (page,) = read([str(file)])
    assert isinstance(page, Page)
    assert (page.source, page.name, page.raw, len(page.digest)) == (str(file), "one.clean", TEXT, 64)


def test_a_folder_is_read_in_sorted_order_and_to_the_bottom(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    assert names(list(read([str(tmp_path)]))) == ["c", "z", "b"]


def test_binary_files_are_passed_over_in_folders_and_named_when_asked_for(tmp_path: Path) -> None:
    image = tmp_path / "photo.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert list(read([str(tmp_path)])) == []
    assert errors(list(read([str(image)]))) == [f"is a binary file, not text: {str(image)!r}"]


def test_trouble_with_one_source_does_not_stop_the_next(tmp_path: Path) -> None:
    good, empty, blank = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "blank.txt"
    good.write_bytes(TEXT)
    empty.write_bytes(b"")
    blank.write_bytes(b" \n\t ")
    found = list(read([str(tmp_path / "none.txt"), str(empty), str(blank), str(good)]))
    assert [type(item) for item in found] == [SourceError, SourceError, SourceError, Page]
    assert [line.split(":")[0] for line in errors(found)] == ["no such file or folder", "is empty", "is empty"]
    assert all("\n" not in line for line in errors(found))
    assert found[0].source.endswith("none.txt")


def test_huge_files_are_refused_without_being_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    file.write_bytes(b"a" * 101)
    assert errors(list(read([str(file)], limits=Limits(page=100)))) == [f"is larger than 100 bytes: {str(file)!r}"]
    assert names(list(read([str(file)], limits=Limits(page=101)))) == ["huge"]


def test_standard_input() -> None:
    (page,) = read(["-"], stdin=io.BytesIO(TEXT))
    assert isinstance(page, Page) and (page.source, page.name, page.raw) == ("-", "stdin", TEXT)
    assert errors(list(read(["-"], stdin=io.BytesIO(b"")))) == ["is empty: '-'"]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_bytes(TEXT)
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert list(read([str(inside)])) == []


def test_a_link_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nothing")
    assert len(errors(list(read([str(tmp_path / "link.txt")])))) == 1


def test_devices_and_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(read([str(tmp_path)])) == []
    assert errors(list(read([str(tmp_path / "pipe"), "/dev/zero"]))) == [
        f"is no regular file: {str(tmp_path / 'pipe')!r}", "is no regular file: '/dev/zero'",
    ]  # fmt: skip


def test_a_source_with_a_nul_in_its_name_is_an_error() -> None:
    assert len(errors(list(read(["a\0b"])))) == 1


def test_names_in_another_encoding_than_the_machines_come_out_as_text(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), "外交部发言人.txt".encode("gbk")), "wb") as file:
        file.write(TEXT)
    assert names(list(read([str(tmp_path)]))) == ["外交部发言人"]


def test_what_counts_as_binary() -> None:
    assert binary(b"\x00\x01\x02") and binary(b"PK\x03\x04abc") and binary(b"\xff\xd8\xff\xe0JFIF")
    assert not binary(TEXT) and not binary("王毅".encode("gb18030")) and not binary("王毅".encode("utf-16"))
    assert not binary(TEXT * 20 + b"\0")  # text with one stray NUL stays text
