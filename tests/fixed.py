"""Making corrected copies, and what must be true of all of them."""

from pathlib import Path

from gongyak.cli import validate_command


def files(root: Path) -> dict[str, bytes]:
    """By path the content of a file, or of each in a folder."""
    found = root.rglob("*") if root.is_dir() else [root]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def copied(target: Path | str, out: Path, status: int = 0) -> tuple[dict[str, bytes], list[str]]:
    """The files of the copy, and its list of changes; the original stays as it was, and a second copy is the same."""
    before = files(target) if isinstance(target, Path) else {}
    assert validate_command([str(target), "--fix", str(out), "--lang", "en", "--quiet"]) == status
    assert before == (files(target) if isinstance(target, Path) else {})
    again = out.with_name(f"{out.name}-again")
    assert validate_command([str(out), "--fix", str(again), "--lang", "en", "--quiet"]) == status
    first, second = files(out), files(again)
    changes, kept = listed(first.pop("CHANGES.md"))
    assert listed(second.pop("CHANGES.md")) == ([], kept)
    assert first == second
    return first, changes


def listed(data: bytes) -> tuple[list[str], list[str]]:
    """What a list of changes says was changed, and what was kept as it is."""
    changes, _, kept = data.decode().partition("\n## ")
    return tuple([line.strip() for line in part.splitlines() if line.startswith("    ")] for part in (changes, kept))
