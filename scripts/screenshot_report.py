"""Take the README's picture of the report: a demonstration call held now, shown by headless Chromium.

    python scripts/screenshot_report.py [docs/report.png]

Needs Chromium (Debian: apt-get install chromium). The picture is reduced with pngquant when that is there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)

WIDTH, HEIGHT = 1200, 1640

CALL = ("--scenario", "FR03", "--trainee", "poor", "--seed", "7")


def main() -> int:
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/report.png").resolve()
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("There is no Chromium here; install it (Debian: apt-get install chromium).", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        call = Path(folder) / "call"
        voicesim = (sys.executable, "-c", "from voicesim.cli.main import run; run()")
        subprocess.run([*voicesim, "demo", *CALL, "--out", str(call)], check=True, stdout=subprocess.DEVNULL)
        picture(browser, call / "report.html", target, Path(folder) / "profile")
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--skip-if-larger", "--output", target, target], check=False)
    print(f"{target}: {target.stat().st_size // 1024} kB")
    return 0


def picture(browser: str, page: Path, target: Path, profile: Path) -> None:
    """The top of the page, as on a tall screen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = f"--window-size={WIDTH},{HEIGHT}"
    command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--screenshot={target}", size, page.as_uri()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
