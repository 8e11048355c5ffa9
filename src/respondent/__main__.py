"""``python -m respondent``."""

from __future__ import annotations

from respondent.cli.main import main

if __name__ == "__main__":
    main()
