"""Administration of users and the audit, over real HTTP; and the same from the command line."""

import re
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.access import audit
from bot.cli import app
from tests.bot.access.test_logging_in import sent, try_password
from tests.harness import Harness
from tests.people import PASSWORD, add_person, log_in, person

MARKUP = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


async def given_password(text: str) -> str:
    found = re.search(r'<code id="password">([^<]+)</code>', text)
    assert found
    return found[1]


async def one(harness: Harness, query: str) -> dict[str, object]:
    (row,) = await harness.rows(query)
    return row


async def test_an_admin_adds_somebody_who_then_chooses_her_own_password(harness: Harness) -> None:
    """Issue 5, on both engines: the password is shown once, works, and has to be changed."""
    async with await person(harness, "Asha", "admin") as asha:
        status, text = await asha.post(
            "/admin/users",
            name=" Ravi  Kumar ",
            email="Ravi@Example.com",
            role="agent",
            languages="hi, ta,",
            capacity="3",
        )
        assert status == 200
        ravi = await one(harness, "SELECT * FROM users WHERE email = 'ravi@example.com'")
        assert (ravi["name"], ravi["role"], ravi["capacity"]) == ("Ravi Kumar", "agent", 3)
        assert (await asha.post("/admin/users", name="Two", email="ravi@example.com", role="agent"))[0] == 422
        assert (await asha.post("/admin/users", name="Two", email="two@example.com", role="owner"))[0] == 422
    answer = await sent(harness, "/login", {"email": "ravi@example.com", "password": await given_password(text)})
    assert answer[0] == 303
    assert (await one(harness, "SELECT count(*) AS n FROM users"))["n"] == 2


async def test_a_changed_role_counts_at_once_and_asks_for_a_new_log_in(harness: Harness) -> None:
    """Issue 5, on both engines: rotation when privileges change."""
    ravi = await add_person(harness, "Ravi")
    async with await person(harness, "Asha", "admin") as asha, await log_in(harness, ravi) as before:
        assert (await asha.post(f"/admin/users/{ravi.id}/role", role="lead"))[0] == 303
        assert (await before.get("/account"))[0] == 303, "the session of the old role is over"
        async with await log_in(harness, ravi) as after:
            assert (await after.get("/admin/audit"))[0] == 200
            assert (await after.get("/admin/users"))[0] == 403


async def test_disabled_means_out_and_enabled_in_again(sqlite_harness: Harness) -> None:
    """Issue 5."""
    ravi = await add_person(sqlite_harness, "Ravi")
    async with await person(sqlite_harness, "Asha", "admin") as asha, await log_in(sqlite_harness, ravi) as his:
        assert (await asha.post(f"/admin/users/{ravi.id}/disable"))[0] == 303
        assert (await his.get("/account"))[0] == 303
        assert (await try_password(sqlite_harness, ravi.email, PASSWORD))[0] == 401
        assert (await asha.post(f"/admin/users/{ravi.id}/enable"))[0] == 303
        assert (await try_password(sqlite_harness, ravi.email, PASSWORD))[0] == 303


async def test_nobody_locks_herself_out(sqlite_harness: Harness) -> None:
    """Issue 5: so that an admin always remains."""
    async with await person(sqlite_harness, "Asha", "admin") as asha:
        for what, form in (("role", {"role": "agent"}), ("disable", {}), ("password", {})):
            assert (await asha.post(f"/admin/users/{asha.user.id}/{what}", **form))[0] == 422
        assert (await asha.get("/admin/users"))[0] == 200
        assert (await asha.get(f"/admin/users/{2**63}"))[0] == 404


async def test_what_an_admin_does_is_written_down_and_found(harness: Harness) -> None:
    """Issue 5, on both engines: the audit by person, action and customer, newest first."""
    ravi = await add_person(harness, "Ravi")
    async with await person(harness, "Asha", "admin") as asha:
        await asha.post(f"/admin/users/{ravi.id}", name="Ravi", languages="hi", teams="returns", capacity="7")
        await asha.post(f"/admin/users/{ravi.id}/role", role="lead")
        phone = await harness.phone()
        await harness.order(phone)
        await harness.settle()
        customer = (await one(harness, "SELECT id FROM customers"))["id"]
        assert isinstance(customer, int)
        parts = harness.service.parts
        await audit.record(
            parts.database, ravi, "note.written", at=harness.clock.now(), customer_id=customer, subject=MARKUP
        )
        for query, seen, unseen in (
            ("", ["user.changed", "user.role_changed", "note.written"], []),
            (f"?user={ravi.id}", ["note.written"], ["user.changed</code>"]),
            ("?action=user.changed", ["user.changed</code>", "capacity: 7"], ["note.written</code>"]),
            (f"?customer={customer}", ["note.written</code>"], ["user.changed</code>"]),
            ("?customer=%2B91+99999+00101", ["note.written</code>"], ["user.changed</code>"]),
            ("?customer=99999+00999", ["Nothing of this kind"], ["note.written</code>"]),
        ):
            status, text = await asha.get(f"/admin/audit{query}")
            assert status == 200
            assert [word for word in seen if word not in text] == [], query
            assert [word for word in unseen if word in text] == [], query
            assert MARKUP not in text
            assert "<script>alert" not in text


async def test_the_audit_is_read_in_pages(sqlite_harness: Harness) -> None:
    """Issue 5: each row is on exactly one page."""
    async with await person(sqlite_harness, "Asha", "lead") as asha:
        for n in range(60):
            await audit.record(
                sqlite_harness.service.parts.database,
                asha.user,
                "note.written",
                at=sqlite_harness.clock.now(),
                subject=f"note {n:03}",
            )
        _, first = await asha.get("/admin/audit")
        older = re.search(r'href="(/admin/audit\?[^"]*before=\d+)"', first)
        assert older
        _, second = await asha.get(older[1].replace("&amp;", "&"))
    pages = [re.findall(r"note (\d{3})", text) for text in (first, second)]
    assert pages[0] + pages[1] == [f"{n:03}" for n in reversed(range(60))]


async def test_names_are_words_and_never_markup(sqlite_harness: Harness) -> None:
    """Issue 5: stored XSS through what an admin types."""
    async with await person(sqlite_harness, "Asha", "admin") as asha:
        await asha.post("/admin/users", name=MARKUP, email="x@example.com", role="agent", teams=MARKUP)
        for path in ("/admin/users", "/admin/audit"):
            _, text = await asha.get(path)
            assert "&lt;script&gt;" in text
            assert "<script>alert" not in text
            assert "<img src=x" not in text


async def test_passwords_and_cookies_are_never_logged(
    sqlite_harness: Harness, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Issue 5: whoever logs in, fails, changes or is given a password."""
    ravi = await add_person(sqlite_harness, "Ravi")
    secrets = {PASSWORD, "a wrong guess of it", ravi.email}
    async with await person(sqlite_harness, "Asha", "admin") as asha:
        await try_password(sqlite_harness, ravi.email, PASSWORD)
        await try_password(sqlite_harness, ravi.email, "a wrong guess of it")
        _, text = await asha.post(f"/admin/users/{ravi.id}/password")
        secrets |= {asha.token, asha.csrf, await given_password(text)}
    said = "".join(capfd.readouterr()) + caplog.text
    assert "log-in failed" in said, "the log is looked at"
    assert [secret for secret in secrets if secret in said] == []


# -- the command line ----------------------------------------------------------------------------------------------


@pytest.fixture
def store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> sqlite3.Connection:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    return sqlite3.connect(sqlite_url.partition(":///")[2])


def test_the_first_admin_comes_from_the_command_line(store: sqlite3.Connection) -> None:
    """Issue 5: `harkara users`: add, list, role, password, disable; each in the audit."""
    run = CliRunner().invoke
    add = ["users", "add", "Asha Rao", "asha@example.com", "--role", "admin", "--password-stdin"]
    assert run(app, add, input="harkara1234567\n").exit_code == 1, "weak"
    done = run(app, add, input=f"{PASSWORD}\n")
    assert (done.exit_code, "Asha Rao may log in" in done.output) == (0, True)
    assert run(app, add, input=f"{PASSWORD}\n").exit_code == 1, "there already"
    typed = ["users", "add", "Ravi", "ravi@example.com"]
    assert run(app, typed, input=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert run(app, ["users", "role", "ravi@example.com", "owner"]).exit_code == 1
    assert run(app, ["users", "role", "RAVI@example.com", "lead"]).exit_code == 0
    assert (
        run(
            app, ["users", "password", "ravi@example.com", "--password-stdin"], input="seven loud mountains\n"
        ).exit_code
        == 0
    )
    assert run(app, ["users", "disable", "ravi@example.com"]).exit_code == 0
    assert run(app, ["users", "disable", "nobody@example.com"]).exit_code == 1
    listed = run(app, ["users", "list"]).output
    assert "asha@example.com" in listed
    assert "disabled" in listed
    actions = [action for (action,) in store.execute("SELECT action FROM audit ORDER BY id")]
    assert actions == ["user.added", "user.added", "user.role_changed", "user.password_reset", "user.disabled"]
    assert PASSWORD not in "".join(str(row) for row in store.execute("SELECT * FROM users"))
    store.close()
