"""Every code that a diagnostic can have, by family. ``docs/diagnostics.md`` has an entry for each.

Y: YAML text · S: settings and the workspace · R: records and what they refer to · C: CSV tables ·
T: templates · Q: quantities and their wording · W: letterheads and writing files.
"""

from __future__ import annotations

from respondent.model.diagnostic import Code, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Y: the text of a YAML file. Used by `yamltext`.
Y101 = Code("Y101", E, "not valid YAML")

CODES: tuple[Code, ...] = (Y101,)
