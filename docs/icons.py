"""Draws the icons of an installed Entregent from its logo: python docs/icons.py."""

from pathlib import Path

from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).resolve().parents[1] / "frontend" / "public"
# Name, pixels, how much of them the logo takes, the colour behind: a maskable one may be cut round.
ICONS = (
    ("icon-192", 192, 0.86, "transparent"),
    ("icon-512", 512, 0.86, "transparent"),
    ("icon-maskable", 512, 0.58, "#f6f2e9"),
    ("apple-touch-icon", 180, 0.7, "#f6f2e9"),
)


def main() -> None:
    """Write each icon beside the logo."""
    logo = (PUBLIC / "logo.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, size, share, behind in ICONS:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0;display:grid;place-items:center;height:{size}px;"
                f"background:{behind}}}svg{{width:{size * share}px;height:auto}}</style>{logo}"
            )
            page.screenshot(path=PUBLIC / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
