"""Reports that this tool wrote, known again by how they begin: a run over a folder must not read the last one."""

from __future__ import annotations

import re

HEAD = 1000
"""Bytes at the beginning of a file in which the mark of a report stands."""
_MARKS: tuple[re.Pattern[bytes], ...] = (
    re.compile(rb"<!-- consistency report -->"),
    re.compile(rb'\s*<!DOCTYPE html>.{,200}<meta name="generator" content="consistency report">', re.DOTALL),
    re.compile(rb'\{\s*"version": \d+,\s*"generator": "consistency report"'),
    re.compile(rb"\xef\xbb\xbfquestion,verdict,kind,severity,side,answer,best,low,high,"),
)
"""Markdown, HTML, JSON and CSV; tests hold each against what ``reports`` writes."""


def is_own_report(data: bytes) -> bool:
    """Does ``data`` begin as a report of this tool does? No article does so by chance."""
    return any(mark.match(data[:HEAD]) for mark in _MARKS)
