"""Draws the figures of the benchmark as SVG, light or dark as the reader's page is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_STYLE = """<style>
text{font:12px system-ui,sans-serif;fill:#222}.t{font-weight:600}.n{fill:#666;font-size:11px}
.a{fill:#9db8d9}.b{fill:#2a5d9f}.x{stroke:#bbb;stroke-width:1}.l{fill:none;stroke:#2a5d9f;stroke-width:2}
@media (prefers-color-scheme:dark){text{fill:#ddd}.n{fill:#aaa}.a{fill:#4a6a92}.b{fill:#8ab4f0}.l{stroke:#8ab4f0}}
</style>"""
_LABELS, _BAR, _ROW, _PANEL = 150, 200, 18, 240


def recalls(table: Mapping[str, Mapping[str, tuple[float, float]]], speeds: Mapping[str, float]) -> str:
    """One panel a fault; a bar a system, to its recall at 5 % (light) and 1 % (dark) of clean segments flagged.

    The last panel shows pairs a second, each of its bars as long as the logarithm; it has the systems of ``speeds``,
    which may be more than those whose recall is known.
    """
    faults = list(next(iter(table.values())))
    height = 60 + _ROW * len(speeds)
    top = 30
    parts = []
    for place, system in enumerate(speeds):
        y = top + place * _ROW + 12
        parts.append(f'<text x="{_LABELS - 8}" y="{y}" text-anchor="end">{escape(system)}</text>')
    for panel, fault in enumerate(faults):
        left = _LABELS + panel * _PANEL
        parts.append(f'<text class="t" x="{left}" y="{top - 12}">{escape(fault)}</text>')
        for place, system in enumerate(speeds):
            if row := table.get(system):
                bars = list(zip(row[fault], "ab", strict=True))
                parts += _bars(left, top + place * _ROW, bars, " / ".join(f"{value:.2f}" for value in row[fault]))
    left, most = _LABELS + len(faults) * _PANEL, math.log10(max(*speeds.values(), 1) + 1)
    parts.append(f'<text class="t" x="{left}" y="{top - 12}">pairs/s (logarithmic)</text>')
    for place, speed in enumerate(speeds.values()):
        said = f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}"
        parts += _bars(left, top + place * _ROW, [(math.log10(speed + 1) / most, "b")], said)
    note = "recall, with 5 % (light) and 1 % (dark) of the clean segments flagged"
    parts.append(f'<text class="n" x="{_LABELS}" y="{height - 8}">{note}</text>')
    return _svg(_LABELS + (len(faults) + 1) * _PANEL, height, parts)


def _bars(left: int, y: int, bars: Sequence[tuple[float, str]], said: str) -> list[str]:
    """Bars of a length between 0 and 1 over one another, and what they say beside them."""
    drawn = [
        f'<rect class="{kind}" x="{left}" y="{y + 2}" width="{value * 150:.1f}" height="13"/>' for value, kind in bars
    ]
    return [*drawn, f'<text class="n" x="{left + 154}" y="{y + 12}">{said}</text>']


def growth(points: Sequence[tuple[int, float, float]]) -> str:
    """Two panels over the number of segments: seconds, both axes logarithmic, and peak memory in MB."""
    parts: list[str] = []
    sizes = [size for size, _, _ in points]
    for panel, (title, values, log) in enumerate(
        (("seconds", [p[1] for p in points], True), ("peak memory, MB", [p[2] for p in points], False))
    ):
        parts += _curve(70 + panel * (_BAR + 120), title, sizes, values, log)
    return _svg(2 * (_BAR + 120) + 20, 230, parts)


def _curve(left: int, title: str, sizes: Sequence[int], values: Sequence[float], log: bool) -> list[str]:
    top, bottom = 40, 190
    low, high = (math.log10(min(values)), math.log10(max(values))) if log else (0.0, max(values) * 1.2)
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])
    places = []
    for size, value in zip(sizes, values, strict=True):
        x = left + _BAR * (math.log10(size) - first) / (last - first or 1)
        y = bottom - (bottom - top) * ((math.log10(value) if log else value) - low) / (high - low or 1)
        places.append((x, y, size, value))
    parts = [f'<text class="t" x="{left}" y="20">{title}</text>']
    parts.append(f'<path class="x" d="M{left} {bottom}H{left + _BAR}"/>')
    parts.append('<path class="l" d="M' + "L".join(f"{x:.1f} {y:.1f}" for x, y, _, _ in places) + '"/>')
    for x, y, size, value in places:
        parts.append(f'<circle class="b" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        parts.append(f'<text class="n" x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{value:,.0f}</text>')
        parts.append(f'<text class="n" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{size:,}</text>')
    return parts


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">'
    return "\n".join([head, _STYLE, *parts, "</svg>"]) + "\n"
