"""The list of all changes of a corrected copy, and what of it fits on a terminal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from gongyak import text
from gongyak.corrections.change import Change
from gongyak.locales import read
from gongyak.phrases import filled

NAME = "CHANGES.md"
SHOWN_LINES, SHOWN_CHANGES = 5, 20


@dataclass(kw_only=True, slots=True)
class Journal:
    """The list as it is written to ``stream``; ``lines`` are the first changes of each file, cut to what fits."""

    stream: TextIO
    language: str
    places: int = 0
    lines: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def open(self) -> None:
        """Write what stands above all changes."""
        self.stream.write(f"# {read(self.language)['ui']['fix_title']}\n\n")

    def enter(self, path: str, changes: Iterable[Change]) -> None:
        """Write the changes of a file."""
        kinds = 0
        for kinds, change in enumerate(changes, start=1):
            # As a block of code, so that no cell is read as Markdown.
            self.stream.write(f"    {line(change, self.language)}\n")
            self.lines += [line(change, self.language, SHOWN_LINES)] if kinds <= SHOWN_CHANGES else []
            self.places += change.places
        if kinds > SHOWN_CHANGES:
            more = filled(read(self.language)["ui"]["fix_more"], path=path, more=kinds - SHOWN_CHANGES)
            self.lines.append(text.visible(more, 400))

    def keep(self, changes: Iterable[Change]) -> None:
        """Remember what could not be changed."""
        for change in changes:
            self.kept.append(line(change, self.language))
            self.lines.append(line(change, self.language, SHOWN_LINES))

    def close(self) -> None:
        """Write what was kept as it was, and how many changes there were."""
        if self.kept:
            self.stream.write(f"\n## {read(self.language)['ui']['fix_kept']}\n\n")
            self.stream.writelines(f"    {each}\n" for each in self.kept)
        self.stream.write(f"\n{filled(read(self.language)['ui']['fix_total'], places=self.places)}\n")


def line(change: Change, language: str, most: int = 0) -> str:
    """``path:line,line: [column] ‘before’ → ‘after’ (why)``; with ``most`` only the first lines and short texts."""
    ui, names = read(language)["ui"], read(language)["repairs"]
    kept = change.lines[: most or None]
    place = "".join(f":{','.join(map(str, kept))}" if kept else "")
    if len(kept) < len(change.lines):
        place += filled(ui["fix_lines"], lines=len(change.lines))
    longest = 80 if most else max(len(change.before), len(change.after))
    column = f" [{change.column}]" if change.column else ""
    before, after = text.visible(change.before, longest), text.visible(change.after, longest)
    texts = f" ‘{before}’ → ‘{after}’" if after or column else f" ‘{before}’"
    why = ", ".join(names[name] for name in change.why)
    return text.visible(f"{change.path}{place}:{column}{texts if change.before else ''} ({why})", 1 << 30)
