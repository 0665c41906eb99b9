"""README shows what really happens: its console blocks are run and compared, and its Python runs.

``UPDATE_README=1`` rewrites the printed output after a change that was looked at.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def ran(block: str, folder: Path) -> str:
    """The block with each command's output as it is now; commands share one shell so that $? works."""
    lines = [line for line in block.split("\n") if line.startswith("$ ")]
    marked = "\n".join(f"echo {chr(1)}{number}; (exit $last); {line[2:]}; last=$?" for number, line in enumerate(lines))
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", "last=0\n" + marked], cwd=folder, capture_output=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PATH": f"{scripts}:{os.environ['PATH']}"},
    )  # fmt: skip
    outputs = re.split(r"\x01\d+\n", done.stdout)[1:]
    return "".join(f"{line}\n{output}" for line, output in zip(lines, outputs, strict=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def test_console_blocks_print_what_readme_shows(folder: Path) -> None:
    text = README.read_text("utf-8")
    now = BLOCK.sub(lambda match: f"```console\n{ran(match[1], folder)}```", text)
    if os.environ.get("UPDATE_README"):
        README.write_text(now, "utf-8")
    assert now == text


def test_python_blocks_run(folder: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        done = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "CONSULT" in done.stdout


def test_the_first_screen_shows_an_article_and_its_record() -> None:
    first = "\n".join(README.read_text("utf-8").split("\n")[:40])
    assert "布林肯" in first
    assert "[CONSULT/visit · reported as fact]" in first
