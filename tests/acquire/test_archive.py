"""Members of zips and tars come out as pages, whatever the archive's own troubles."""

import bz2
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from containers import OTHER, TEXT, errors, found, tarred, texts, zipped

from attache.acquire.blob import Limits

BOTH = [("in/b.html", TEXT), ("a.txt", OTHER)]
IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.mark.parametrize(
    "archive",
    [
        zipped(BOTH),
        zipped(BOTH, zipfile.ZIP_STORED),
        zipped(BOTH, zipfile.ZIP_BZIP2),
        tarred(BOTH),
        tarred(BOTH, "w:gz"),
        tarred(BOTH, "w:bz2"),
        tarred(BOTH, "w:xz"),
    ],
)
def test_members_come_in_the_order_of_the_archive_under_its_name(tmp_path: Path, archive: bytes) -> None:
    file = tmp_path / "a.dat"  # the name says nothing
    file.write_bytes(archive)
    pages, said = found(file)
    assert pages == [(f"{file}/in/b.html", "b", TEXT), (f"{file}/a.txt", "a", OTHER)]
    assert said == []


@pytest.mark.parametrize("archive", [zipped(BOTH), tarred(BOTH), tarred(BOTH, "w:gz")])
def test_archives_come_on_standard_input(archive: bytes) -> None:
    assert found(archive)[0] == [("-/in/b.html", "b", TEXT), ("-/a.txt", "a", OTHER)]


def test_an_old_tar_without_a_mark_is_told_by_its_checksum() -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = len(TEXT)
    raw = bytearray(info.tobuf(tarfile.USTAR_FORMAT)[:257] + bytes(255))
    raw[148:156] = b"%06o\0 " % (sum(raw[:148]) + sum(raw[156:512]) + 8 * 32)
    archive = bytes(raw) + TEXT.ljust(512, b"\0") + bytes(1024)
    assert texts(archive) == [TEXT]


def test_text_is_no_tar() -> None:
    assert texts(TEXT * 100) == [TEXT * 100]
    assert found(b" " * 600 + TEXT)[1] == []


def test_archives_inside_one_another_are_opened() -> None:
    inner = zipped([("deep.txt", TEXT)])
    assert found(tarred([("one.zip", inner), ("b.txt", OTHER)], "w:gz"))[0] == [
        ("-/one.zip/deep.txt", "deep", TEXT),
        ("-/b.txt", "b", OTHER),
    ]
    assert texts(zipped([("one.tgz", tarred(BOTH, "w:gz"))])) == [TEXT, OTHER]
    assert texts(zipped([("one.zip", inner), ("two.zip", inner)], zipfile.ZIP_STORED)) == [TEXT, TEXT]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_folders_hidden_members_and_images_are_passed_over(make) -> None:  # type: ignore[no-untyped-def]
    hidden = [(name, OTHER) for name in (".x", "in/.git/y.txt", "__MACOSX/in/z.txt")]
    assert found(make([*hidden, ("photo.jpg", IMAGE), ("a.txt", TEXT)])) == ([("-/a.txt", "a", TEXT)], [])


def test_folders_and_pipes_in_a_tar_are_passed_over() -> None:
    folder, pipe = tarfile.TarInfo("in"), tarfile.TarInfo("pipe")
    folder.type, pipe.type = tarfile.DIRTYPE, tarfile.FIFOTYPE
    assert found(tarred([(folder, b""), (pipe, b""), ("./in/a.txt", TEXT)])) == ([("-/in/a.txt", "a", TEXT)], [])


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "in/../../evil.txt", "C:\\evil.txt", "..\\evil.txt", "../.evil"])
def test_names_that_lead_out_are_refused_and_the_rest_comes(make, name: str) -> None:  # type: ignore[no-untyped-def]
    pages, said = found(make([("a.txt", TEXT), (name, OTHER), ("b.txt", TEXT)]))
    assert [page[2] for page in pages] == [TEXT, TEXT]
    assert said == [f"has a name that leads out of the archive: {'-/' + name!r}"]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (tarfile.SYMTYPE, "is a link, which is not followed"),
        (tarfile.LNKTYPE, "is a link, which is not followed"),
        (tarfile.CHRTYPE, "is a device"),
        (tarfile.BLKTYPE, "is a device"),
    ],
)
def test_links_and_devices_in_a_tar_are_refused(kind: bytes, why: str) -> None:
    info = tarfile.TarInfo("evil")
    info.type, info.linkname = kind, "a.txt"
    assert found(tarred([("a.txt", TEXT), (info, b""), ("b.txt", OTHER)])) == (
        [("-/a.txt", "a", TEXT), ("-/b.txt", "b", OTHER)],
        [f"{why}: '-/evil'"],
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (stat.S_IFLNK, ["is a link, which is not followed: '-/evil'"]),
        (stat.S_IFCHR, ["is a device: '-/evil'"]),
        (stat.S_IFIFO, []),
        (stat.S_IFDIR, []),
    ],
)
def test_links_and_devices_in_a_zip_are_refused(kind: int, said: list[str]) -> None:
    info = zipfile.ZipInfo("evil")
    info.create_system, info.external_attr = 3, (kind | 0o777) << 16
    assert found(zipped([(info, b"/etc/passwd"), ("b.txt", OTHER)])) == ([("-/b.txt", "b", OTHER)], said)


@pytest.mark.parametrize("encoding", ["gbk", "big5", "utf-8"])
def test_names_in_the_encodings_of_chinese_machines_are_read(encoding: str) -> None:
    name = {"gbk": "新闻/外交部发言人答记者问.txt", "big5": "新聞/外交部發言人答記者問.txt", "utf-8": "新闻/发言人.txt"}[encoding]
    raw = name.encode(encoding)
    archive = zipped([("x" * len(raw), TEXT)]).replace(b"x" * len(raw), raw)
    assert found(archive)[0] == [(f"-/{name}", name[3:-4], TEXT)]
    assert found(zipped([(name, TEXT)]))[0] == [(f"-/{name}", name[3:-4], TEXT)]
    info = tarfile.TarInfo(raw.decode("utf-8", "surrogateescape"))
    assert found(tarred([(info, TEXT)], format=tarfile.GNU_FORMAT))[0] == [(f"-/{name}", name[3:-4], TEXT)]


def test_the_same_name_twice_is_two_members() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = zipped([("a.txt", TEXT), ("a.txt", OTHER)])
    assert texts(archive) == texts(tarred([("a.txt", TEXT), ("a.txt", OTHER)])) == [TEXT, OTHER]


def test_encrypted_members_and_unknown_packing_are_refused() -> None:
    archive = bytearray(zipped([("a.txt", TEXT), ("b.txt", OTHER)]))
    first = archive.index(b"PK\x01\x02")
    archive[6] |= 1
    archive[first + 8] |= 1
    assert found(bytes(archive)) == ([("-/b.txt", "b", OTHER)], ["is encrypted; unpack it with its password first: '-/a.txt'"])
    archive = bytearray(zipped([("a.txt", TEXT), ("b.txt", OTHER)], zipfile.ZIP_LZMA))
    assert found(bytes(archive))[1] == [f"is packed by method 14, which is not read; unpack it first: '-/{name}.txt'" for name in "ab"]


def test_a_wrong_checksum_in_a_zip_costs_only_its_member() -> None:
    archive = bytearray(zipped([("a.txt", TEXT), ("b.txt", OTHER)], zipfile.ZIP_STORED))
    archive[archive.index(TEXT) + 2] ^= 1
    pages, said = found(bytes(archive))
    assert pages[-1][2] == OTHER
    assert said == ["is damaged or breaks off: '-/a.txt': its checksum is wrong"]


def test_spoiled_packing_in_a_zip_costs_only_its_member() -> None:
    archive = bytearray(zipped([("a.txt", TEXT * 50), ("b.txt", OTHER)]))
    archive[35:45] = b"\xff" * 10
    pages, said = found(bytes(archive))
    assert [page[2] for page in pages] == [OTHER]
    assert len(said) == 1 and said[0].startswith("is damaged or breaks off: '-/a.txt': ")


def test_a_member_that_is_not_where_the_contents_say_costs_only_itself() -> None:
    archive = zipped([("a.txt", TEXT), ("b.txt", OTHER)]).replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(b"PK\x03\x05", b"PK\x03\x04", 1)
    assert found(archive) == ([("-/a.txt", "a", TEXT)], ["is damaged: '-/b.txt': there is no member where the table of contents says"])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_of_a_cut_zip_the_whole_members_come_out_and_one_error(method: int) -> None:
    archive = zipped([("a.txt", TEXT), ("b.txt", OTHER), ("c.txt", TEXT * 9)], method)
    pages, said = found(archive[: archive.index(b"PK\x01\x02") + 9])
    assert [page[1:] for page in pages] == [("a", TEXT), ("b", OTHER), ("c", TEXT * 9)]
    assert len(said) == 1 and said[0].startswith("is cut or damaged, its table of contents cannot be read: '-'")
    pages, said = found(archive[: archive.index(b"c.txt") + 8])
    assert [page[1:] for page in pages][:2] == [("a", TEXT), ("b", OTHER)]
    assert len(said) == 1 and said[0].startswith("is damaged or breaks off: '-/c.txt'")


def test_a_cut_zip_written_as_a_stream_is_read_too() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.raw = b""

        def writable(self) -> bool:
            return True

        def write(self, raw) -> int:  # type: ignore[no-untyped-def]
            self.raw += bytes(raw)
            return len(raw)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", OTHER)
    assert texts(pipe.raw) == [TEXT, OTHER]
    cut = pipe.raw[: pipe.raw.index(b"PK\x01\x02")]
    assert texts(cut) == [TEXT, OTHER] and len(errors(cut)) == 1


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_of_a_cut_tar_the_members_before_come_out_and_one_error(mode: str) -> None:
    body = b"".join(struct.pack(">Q", number * 2654435761 % 2**64).hex().encode() for number in range(60_000))
    archive = tarred([("a.txt", TEXT), ("b.txt", OTHER), ("c.txt", body)], mode)
    pages, said = found(archive[: len(archive) // 2])
    assert [page[2] for page in pages if page[1] != "c"] == ([TEXT, OTHER] if mode != "w:bz2" else [page[2] for page in pages])
    assert all(body.startswith(page[2]) for page in pages if page[1] == "c")
    assert len(said) == 1


def test_a_damaged_header_in_a_tar_costs_its_member() -> None:
    archive = bytearray(tarred([("a.txt", TEXT), ("b.txt", OTHER), ("c.txt", TEXT)]))
    archive[1024 + 3] ^= 0xFF
    assert found(bytes(archive)) == ([("-/a.txt", "a", TEXT), ("-/c.txt", "c", TEXT)], ["is cut or damaged: '-': bad checksum"])


def test_a_sparse_member_is_refused() -> None:
    info = tarfile.TarInfo("holes.txt")
    archive = tarred([("a.txt", TEXT), (info, b"x" * 10), ("b.txt", OTHER)], format=tarfile.GNU_FORMAT)
    raw = bytearray(archive)
    at = 1024
    raw[at + 156 : at + 157] = b"S"
    raw[at + 386 : at + 410] = b"%011o\0%011o\0" % (0, 10)
    raw[at + 483 : at + 495] = b"%011o\0" % (8**11 - 1)
    raw[at + 148 : at + 156] = b"%06o\0 " % (sum(raw[at : at + 148]) + 8 * 32 + sum(raw[at + 156 : at + 512]))
    assert found(bytes(raw)) == ([("-/a.txt", "a", TEXT), ("-/b.txt", "b", OTHER)], ["is a sparse file: '-/holes.txt'"])


def test_office_documents_are_no_archives_of_pages() -> None:
    document = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", TEXT)])
    assert found(document) == ([], ["is an office document; save it as HTML or text first: '-'"])


def test_more_members_than_allowed_end_the_archive_with_one_error() -> None:
    many = [(f"{number}.txt", TEXT) for number in range(9)]
    for archive in (zipped(many), tarred(many), tarred(many, "w:gz")):
        pages, said = found(archive, Limits(members=5))
        assert len(pages) == 5
        assert said == ["holds more than 5 members, what follows is left: '-'"]


def test_an_empty_zip_holds_nothing() -> None:
    assert found(zipped([])) == ([], [])


def test_a_zip_behind_other_bytes_that_are_packed() -> None:
    assert texts(bz2.compress(zipped(BOTH))) == [TEXT, OTHER]
