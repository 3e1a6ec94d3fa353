"""Limits on input that is not to be trusted, in one place; each lies far beyond what a desk sends."""

from __future__ import annotations

MEGABYTE = 1_000_000

SIZE_LIMIT = 64 * MEGABYTE
"""Bytes of a file that is read whole, and of one file inside an archive."""

LINE_LIMIT = 4_000_000
"""Characters of a line, of an XML tag, and of the text of one XML element that is read as a unit."""

NODE_LIMIT = 100_000
"""Elements inside one XML element that is read as a unit, and of an HTML page."""

DEPTH_LIMIT = 200
"""Elements inside elements, and values inside values of JSON."""

ARCHIVE_LIMIT = 512 * MEGABYTE
"""Bytes of an archive, and of all that is unpacked from one run's archives."""

MEMBER_LIMIT = 10_000
"""Files in an archive."""

RATIO_LIMIT = 200
"""How many bytes one byte of an archive may unpack to; news copy packs to a fifth, hardly ever to a twentieth."""

RATIO_FREE = 10 * MEGABYTE
"""Bytes that may be unpacked whatever the ratio: small files of much white space pack very well."""
