"""Take the picture of the report of the practice table anew: ``.venv/bin/python tests/report_picture.py``."""

import base64
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from site_browser import launched
from site_build import ROOT

FOLDER = ROOT / "docs/validate"
# As large as the page about it says, at twice the points.
SIZE = {"width": 760, "height": 960}


def main() -> None:
    """Write ``docs/validate/report.webp``."""
    with TemporaryDirectory() as folder, launched() as browser:
        report = Path(folder, "report.html")
        command = [sys.executable, ROOT / "scripts/validate.py", "practice.csv", "--quiet", f"--report=html={report}"]
        subprocess.run(command, cwd=FOLDER, check=False)
        page = browser.new_page(viewport=SIZE, device_scale_factor=2)
        page.goto(report.as_uri())
        session = page.context.new_cdp_session(page)
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
        (FOLDER / "report.webp").write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()
