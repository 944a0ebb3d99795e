"""Logging in over real HTTP: what lets in, what does not, and what the answers give away."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select, update

from bot.access import throttling, users
from bot.access.guarding import Access
from bot.access.places import remote_of, safe_path
from bot.access.throttling import ACCOUNT, ADDRESS
from bot.access.user import LoggedIn
from journeys.store.schema_access import sessions
from journeys.store.schema_access import users as users_table
from tests.harness import Harness
from tests.people import PASSWORD, add_person, log_in, person

Answer = tuple[int, dict[str, str], str]


async def sent(harness: Harness, path: str, form: dict[str, str], **headers: str) -> Answer:
    """Status, headers and text of a form that a browser without a session of its own sends."""
    jar = aiohttp.DummyCookieJar()
    async with (
        aiohttp.ClientSession(harness.settings.public_url, cookie_jar=jar) as http,
        http.post(path, data=form, allow_redirects=False, headers=headers) as answer,
    ):
        return answer.status, dict(answer.headers), await answer.text()


async def try_password(harness: Harness, email: str, password: str, **extra: str) -> Answer:
    return await sent(harness, "/login", {"email": email, "password": password}, **extra)


def cookie_in(answer: Answer) -> str:
    found = re.match(r"harkara=([^;]+);", answer[1].get("Set-Cookie", ""))
    return found[1] if found else ""


def access(harness: Harness) -> Access:
    return harness.service.parts.door.access


async def session_in(harness: Harness, answer: Answer) -> LoggedIn | None:
    return await access(harness).sessions.find(cookie_in(answer), harness.clock.now())


async def test_who_knows_her_password_gets_in_and_out(harness: Harness) -> None:
    """Issue 5, on both engines: log-in, where she wanted to go, log-out."""
    asha = await add_person(harness, "Asha", languages=("hi", "ta"), teams=("returns",), capacity=4)
    form = {"email": asha.email.upper(), "password": PASSWORD, "next": "/desk?queue=mine"}
    answer = await sent(harness, "/login", form)
    assert (answer[0], answer[1]["Location"]) == (303, "/desk?queue=mine")
    found = await session_in(harness, answer)
    assert found is not None
    assert found.user == asha
    status, _, _ = await sent(harness, "/logout", {"csrf": found.csrf}, Cookie=f"harkara={cookie_in(answer)}")
    assert status == 303
    assert await session_in(harness, answer) is None


async def test_an_unknown_account_gets_the_same_answer_as_a_wrong_password(sqlite_harness: Harness) -> None:
    """Issue 5: nobody learns who has an account; a disabled one is told apart by nothing either."""
    harness = sqlite_harness
    asha, ravi = await add_person(harness, "Asha"), await add_person(harness, "Ravi")
    async with harness.service.parts.database.write() as connection:
        await users.disable(connection, ravi.id, harness.clock.now())
    answers = [
        await try_password(harness, email, password)
        for email, password in ((asha.email, "wrong"), ("nobody@example.com", "wrong"), (ravi.email, PASSWORD))
    ]
    told = {(status, text.replace(asha.email, "").replace("nobody@example.com", "").replace(ravi.email, ""))
            for status, _, text in answers}  # fmt: skip
    assert len(told) == 1
    assert answers[0][0] == 401
    assert not any("Set-Cookie" in headers for _, headers, _ in answers)


async def test_a_session_is_new_at_each_log_in(sqlite_harness: Harness) -> None:
    """Issue 5, session fixation: a cookie from before, planted or stolen, is worth nothing after the log-in."""
    harness = sqlite_harness
    asha = await add_person(harness, "Asha")
    planted = "a" * 43
    first = await try_password(harness, asha.email, PASSWORD, Cookie=f"harkara={planted}")
    assert cookie_in(first) not in ("", planted)
    assert await access(harness).sessions.find(planted, harness.clock.now()) is None
    second = await try_password(harness, asha.email, PASSWORD, Cookie=f"harkara={cookie_in(first)}")
    assert cookie_in(second) != cookie_in(first)
    assert await session_in(harness, first) is None
    found = await session_in(harness, second)
    assert found is not None


async def test_the_store_holds_no_cookie(sqlite_harness: Harness) -> None:
    """Issue 5: who reads the store can log in as nobody."""
    answer = await try_password(sqlite_harness, (await add_person(sqlite_harness, "Asha")).email, PASSWORD)
    kept = str(await sqlite_harness.rows("SELECT * FROM sessions"))
    assert cookie_in(answer)
    assert cookie_in(answer) not in kept


async def test_the_cookie_is_for_the_browser_only(sqlite_harness: Harness) -> None:
    """Issue 5: not for scripts, not for other sites, and over https for this host alone."""
    said = (await try_password(sqlite_harness, (await add_person(sqlite_harness, "Asha")).email, PASSWORD))[1][
        "Set-Cookie"
    ]
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    assert "Path=/" in said
    assert "Domain" not in said
    assert "Secure" not in said, "plain http on this machine"
    door = sqlite_harness.service.parts.door
    door.access = Access(door.access.sessions, door.clock, is_https=True)
    said = (await try_password(sqlite_harness, "asha@example.com", PASSWORD))[1]["Set-Cookie"]
    assert said.startswith("__Host-harkara=")
    assert "Secure" in said


async def test_a_session_ends_when_idle_and_at_last_whatever_happens(sqlite_harness: Harness) -> None:
    """Issue 5."""
    harness = sqlite_harness
    idle, longest = harness.settings.access.session_idle, harness.settings.access.session_longest
    left, busy = await person(harness, "Asha"), await person(harness, "Ravi")
    for _ in range(int(longest / idle * 2)):
        harness.clock.move(idle / 2)
        assert (await busy.get("/account"))[0] == 200
    assert (await left.get("/account"))[0] == 303
    harness.clock.move(timedelta(seconds=1))
    assert (await busy.get("/account"))[0] == 303
    for each in (left, busy):
        await each.close()


async def test_guessing_gets_slower_for_the_account_and_for_nobody_else(harness: Harness) -> None:
    """Issue 5, on both engines: 429 with Retry-After, doubling; the right password waits too; then all is well."""
    asha, ravi = await add_person(harness, "Asha"), await add_person(harness, "Ravi")
    assert [(await try_password(harness, asha.email, "wrong"))[0] for _ in range(ACCOUNT.free)] == [401] * ACCOUNT.free
    waits = []
    for _ in range(3):
        status, headers, _ = await try_password(harness, asha.email, PASSWORD)
        assert status == 429
        waits.append(int(headers["Retry-After"]))
        assert (await try_password(harness, ravi.email, PASSWORD))[0] == 303
        harness.clock.move(timedelta(seconds=waits[-1]))
        assert (await try_password(harness, asha.email, "wrong"))[0] == 401
    assert waits == [2, 4, 8]
    harness.clock.move(timedelta(seconds=16))
    assert (await try_password(harness, asha.email, PASSWORD))[0] == 303
    assert (await try_password(harness, asha.email, "wrong"))[0] == 401, "forgiven"


async def test_guessing_many_accounts_from_one_address_gets_slower_and_never_stops_an_office(
    sqlite_harness: Harness,
) -> None:
    """Issue 5: no account is tried often, the address is; who shares it waits half a minute at most."""
    harness = sqlite_harness
    asha = await add_person(harness, "Asha")
    here, database = throttling.address("127.0.0.1"), harness.service.parts.database
    for n in range(ADDRESS.free - 1):
        tried = (throttling.account(f"guess{n}@example.com"), here)
        assert not await throttling.count_attempt(database, tried, harness.clock.now())
    assert (await try_password(harness, "guess@example.com", "wrong"))[0] == 401
    assert (await try_password(harness, "another@example.com", "wrong"))[0] == 429
    for n in range(20):  # whoever goes on guessing
        harness.clock.move(ADDRESS.most)
        tried = (throttling.account(f"again{n}@example.com"), here)
        assert not await throttling.count_attempt(database, tried, harness.clock.now())
    harness.clock.move(ADDRESS.most)
    assert (await try_password(harness, asha.email, PASSWORD))[0] == 303


async def test_many_guesses_at_once_are_counted_each(harness: Harness) -> None:
    """Issue 5, on both engines: nobody slips in more guesses by sending them together."""
    import asyncio

    asha = await add_person(harness, "Asha")
    answers = await asyncio.gather(*(try_password(harness, asha.email, f"guess {n}") for n in range(12)))
    assert sorted(status for status, _, _ in answers) == [401] * ACCOUNT.free + [429] * (12 - ACCOUNT.free)


async def test_what_is_over_is_forgotten(harness: Harness) -> None:
    """P-01, on both engines: neither old sessions nor old attempts pile up; what counts stays."""
    asha = await add_person(harness, "Asha")
    await try_password(harness, asha.email, PASSWORD)
    await try_password(harness, "nobody@example.com", "wrong")
    harness.clock.move(harness.settings.access.session_idle + timedelta(hours=1))
    await try_password(harness, "nobody@example.com", "wrong again")
    await try_password(harness, asha.email, PASSWORD)
    assert await harness.scalar("SELECT count(*) AS value FROM sessions") == 1
    assert await harness.scalar("SELECT max(failures) AS value FROM login_failures") == 1
    harness.clock.move(timedelta(hours=2))
    await try_password(harness, asha.email, PASSWORD)
    assert await harness.scalar("SELECT count(*) AS value FROM login_failures WHERE failures > 0") == 0
    assert await harness.scalar("SELECT count(*) AS value FROM sessions") == 2


async def test_a_log_in_form_of_another_site_is_refused(sqlite_harness: Harness) -> None:
    """Issue 5: nobody is logged in as somebody else by a page she visits."""
    asha = await add_person(sqlite_harness, "Asha")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        answer = await try_password(sqlite_harness, asha.email, PASSWORD, **headers)
        assert answer[0] == 403
        assert not cookie_in(answer)
    own = {"Sec-Fetch-Site": "same-origin", "Origin": sqlite_harness.settings.public_url}
    assert (await try_password(sqlite_harness, asha.email, PASSWORD, **own))[0] == 303


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "/\r\nSet-Cookie: a=b",
        "elsewhere.example",
        "///elsewhere.example",
        "/" + "a" * 3_000,
        "",
    ],
)
def test_a_log_in_leads_to_pages_of_ours_only(elsewhere: str) -> None:
    """Issue 5: open redirect."""
    assert safe_path(elsewhere) == "/"


@pytest.mark.parametrize("path", ["/desk", "/desk/12?queue=mine&x=%2F%2F", "/ops/ledger?at=10:00"])
def test_a_page_of_ours_is_led_to(path: str) -> None:
    """Issue 5."""
    assert safe_path(path) == path


async def test_the_log_in_itself_keeps_to_that(sqlite_harness: Harness) -> None:
    """Issue 5: open redirect, through the form and for who is logged in already."""
    asha = await add_person(sqlite_harness, "Asha")
    form = {"email": asha.email, "password": PASSWORD, "next": "//elsewhere.example"}
    assert (await sent(sqlite_harness, "/login", form))[1]["Location"] == "/"
    who = await log_in(sqlite_harness, asha)
    async with who.http.get("/login?next=https://elsewhere.example", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")
    await who.close()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, ["203.0.113.9"], "127.0.0.1"),  # no proxy of ours: anybody can write this header
        (1, ["203.0.113.9, 198.51.100.7"], "198.51.100.7"),  # ours added the last one, the first is invented
        (2, ["203.0.113.9", "198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        (1, [], "127.0.0.1"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies(proxies: int, forwarded: list[str], address: str) -> None:
    """Issue 5: who guesses cannot choose whom the waiting falls on."""

    class Headers:
        def getall(self, name: str, default: list[str]) -> list[str]:
            return forwarded if name == "X-Forwarded-For" else default

    request: Any = SimpleNamespace(remote="127.0.0.1", headers=Headers())
    assert remote_of(request, proxies) == address


async def test_who_is_disabled_is_out_at_once(harness: Harness) -> None:
    """Issue 5, on both engines: with the next request, whatever page was open."""
    asha = await person(harness, "Asha")
    assert (await asha.get("/account"))[0] == 200
    async with harness.service.parts.database.write() as connection:
        await connection.execute(
            update(users_table).where(users_table.c.id == asha.user.id).values(disabled_at=harness.clock.now())
        )
    assert (await asha.get("/account"))[0] == 303
    await asha.close()


async def test_a_guarded_request_costs_one_statement(sqlite_harness: Harness) -> None:
    """P-01: and one more each ten minutes, which notes that she was seen."""
    from sqlalchemy import event

    asha, said = await person(sqlite_harness, "Asha"), []
    database = sqlite_harness.service.parts.database
    engine = database._reader.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *all_of_it: said.append(all_of_it[2]))
    found = await access(sqlite_harness).sessions.find(asha.token, sqlite_harness.clock.now())
    assert found is not None
    assert len([each for each in said if each.lstrip().upper().startswith("SELECT")]) == 1
    sqlite_harness.clock.move(timedelta(minutes=11))
    await access(sqlite_harness).sessions.find(asha.token, sqlite_harness.clock.now())
    async with database.read() as connection:
        (seen_at,) = (await connection.execute(select(sessions.c.seen_at))).scalars()
    assert seen_at == sqlite_harness.clock.now()
    await asha.close()
