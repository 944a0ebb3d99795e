"""The shell of the screens: static files, headers, escaping; no page leans on anything inline or on another host."""

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.screens.static_files import StaticFiles, folders_named, read_all
from tests.harness import Harness
from tests.people import Person, person

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son\w+=|\bhx-on|javascript:|\bhref=\"data:", re.IGNORECASE
)
ELSEWHERE = re.compile(r"\b(?:src|href|action)=\"(?:https?:)?//", re.IGNORECASE)
TEMPLATES = sorted(path for folder in folders_named("templates") for path in folder.rglob("*.html"))
SCRIPTS = sorted(path for folder in folders_named("static") for path in folder.rglob("*.js"))


@pytest.fixture
async def asha(sqlite_harness: Harness) -> AsyncIterator[Person]:
    async with await person(sqlite_harness, "Asha", "admin") as asha:
        yield asha


async def fetched(harness: Harness, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    async with (
        aiohttp.ClientSession(harness.settings.public_url, auto_decompress=False) as http,
        http.get(path, headers=headers) as answer,
    ):
        return answer.status, dict(answer.headers), await answer.read()


async def test_a_style_sheet_is_kept_for_ever_under_its_version(sqlite_harness: Harness) -> None:
    """P-01, G quick on a cheap phone: packed, kept, and asked for anew when any file changes."""
    version = StaticFiles(folders_named("static")).version
    address = f"/static/{version}/base.css"
    status, headers, plain = await fetched(sqlite_harness, address, **{"Accept-Encoding": "identity"})
    assert status == 200
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    _, packed_headers, packed = await fetched(sqlite_harness, address, **{"Accept-Encoding": "gzip"})
    assert packed_headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(plain) / 2
    assert gzip.decompress(packed) == plain
    _, headers, _ = await fetched(sqlite_harness, "/static/000000000000/base.css")
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name",
    ["../templates/base.html", "..%2frendering.py", "%2fetc%2fpasswd", "/etc/passwd", "base.css%00", "nothing.css"],
)
async def test_a_static_file_is_named_and_never_a_path(sqlite_harness: Harness, name: str) -> None:
    """Issue 5: path traversal."""
    status, _, content = await fetched(sqlite_harness, f"/static/x/{name}")
    assert status in (400, 404)
    assert b"root:" not in content


def test_two_files_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    """P-01: else one part would silently get the other's style."""
    for folder in ("desk", "ops"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.css").write_text("a {}")
    with pytest.raises(ValueError, match=r"same\.css"):
        read_all([tmp_path / "desk", tmp_path / "ops"])


# The tracking page allows its one style by a hash, so that it is a single request; its own tests look at that.
GUARDED = [path for path in TEMPLATES if "tracking" not in path.parts]


@pytest.mark.parametrize("template", GUARDED, ids=lambda path: path.stem)
def test_no_template_has_anything_inline_or_from_elsewhere(template: Path) -> None:
    """Issue 5: the policy would refuse it, and a page that needs it would be broken."""
    text = template.read_text("utf-8")
    assert INLINE.findall(text) == []
    assert ELSEWHERE.findall(text) == []
    assert "|safe" not in text.replace(" ", "")


def test_every_form_that_changes_something_carries_the_token() -> None:
    """Issue 5: CSRF; a form without it would never be taken."""
    forms = [
        (path.name, form)
        for path in TEMPLATES
        for form in re.findall(r"<form\b[^>]*>.*?</form>", path.read_text("utf-8"), re.DOTALL)
        if re.search(r"<form\b[^>]*\bmethod=\"post\"", form, re.IGNORECASE)
    ]
    assert len(forms) > 10
    without = [(name, form[:80]) for name, form in forms if "csrf" not in form]
    assert [each for each in without if each[0] not in PUBLIC_FORMS] == []


# The log-in has no session yet and asks where the form comes from; the tracking page's form carries a signed token.
PUBLIC_FORMS = {"login.html", *(path.name for path in TEMPLATES if "tracking" in path.parts)}


@pytest.mark.parametrize("path", ["/account", "/account/password", "/account/totp", "/admin/users", "/admin/audit"])
async def test_each_page_says_what_it_allows(asha: Person, path: str) -> None:
    """Issue 5: nothing inline, nothing framed, nothing kept, nothing told to other hosts."""
    async with asha.http.get(path) as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "private" not in answer.headers.get("Access-Control-Allow-Origin", "")
        text = await answer.text()
    assert INLINE.findall(text) == []


async def test_what_a_script_is_refused_is_said_in_json(sqlite_harness: Harness, asha: Person) -> None:
    """P-01: htmx is led to the log-in, whoever reads JSON is told."""
    async with sqlite_harness.session.get(
        f"{asha.base_url}/admin/users", headers={"HX-Request": "true", "HX-Current-URL": f"{asha.base_url}/desk?a=b"}
    ) as answer:
        assert answer.status == 401
        assert answer.headers["HX-Redirect"] == "/login?next=%2Fdesk%3Fa%3Db"
    async with asha.http.post(
        "/admin/users", headers={"X-CSRF-Token": "wrong", "Accept": "application/json"}
    ) as answer:
        assert answer.status == 403
        assert "earlier log-in" in (await answer.json())["error"]


def test_scripts_write_text_and_never_markup() -> None:
    """Issue 5: stored XSS; what customers wrote comes into pages through textContent or escaped by the server."""
    risky = re.compile(r"\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(")
    own = [path for path in SCRIPTS if not path.name.startswith("htmx")]
    assert own
    assert [(path.name, found) for path in own if (found := risky.findall(path.read_text("utf-8")))] == []
