"""One's own account: the password, the sessions, the second factor."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.access.throttling import ACCOUNT
from bot.access.user import User
from journeys.store.schema_access import users
from tests.bot.access.test_logging_in import Answer, cookie_in, sent, session_in, try_password
from tests.harness import Harness
from tests.people import PASSWORD, Person, add_person, log_in, person

NEW = "seven loud mountains"


async def change(who: Person, present: str, wanted: str, again: str = "") -> tuple[int, str, str]:
    """Status, the text, and the cookie of the answer to a new password."""
    form = {"csrf": who.csrf, "present": present, "password": wanted, "again": again or wanted}
    async with who.http.post("/account/password", data=form, allow_redirects=False) as answer:
        found = re.match(r"harkara=([^;]+);", answer.headers.get("Set-Cookie", ""))
        return answer.status, await answer.text(), found[1] if found else ""


async def test_a_new_password_ends_every_session_and_begins_one(harness: Harness) -> None:
    """Issue 5, on both engines: rotation when the password changes; the old one is worth nothing."""
    asha = await add_person(harness, "Asha")
    here, elsewhere = await log_in(harness, asha), await log_in(harness, asha)
    status, _, cookie = await change(here, PASSWORD, NEW)
    assert status == 303
    assert cookie not in ("", here.token)
    sessions, now = harness.service.parts.door.access.sessions, harness.clock.now()
    assert [await sessions.find(each.token, now) for each in (here, elsewhere)] == [None, None]
    found = await sessions.find(cookie, now)
    assert found is not None
    assert found.csrf != here.csrf
    assert (await try_password(harness, asha.email, PASSWORD))[0] == 401
    assert (await try_password(harness, asha.email, NEW))[0] == 303
    for each in (here, elsewhere):
        await each.close()


async def test_a_new_password_is_refused_with_the_reason(sqlite_harness: Harness) -> None:
    """Issue 5: the present one wrong, the new one weak, the same or mistyped; nothing changes."""
    async with await person(sqlite_harness, "Asha") as asha:
        for present, wanted, again, words in (
            ("wrong", NEW, "", "present password is not right"),
            (PASSWORD, "short", "", "12 characters"),
            (PASSWORD, "asha.harkara.123456", "", "easy to guess"),
            (PASSWORD, PASSWORD, "", "has to differ"),
            (PASSWORD, NEW, "seven loud mountain", "differently the second time"),
        ):
            status, text, _ = await change(asha, present, wanted, again)
            assert (status, words in text) == (422, True), (wanted, text)
        assert (await asha.get("/account"))[0] == 200


async def test_who_finds_an_open_browser_cannot_guess_the_password(sqlite_harness: Harness) -> None:
    """Issue 5: the present password is asked, and asked slower each time."""
    async with await person(sqlite_harness, "Asha") as asha:
        statuses = [(await change(asha, f"guess {n}", NEW))[0] for n in range(ACCOUNT.free + 1)]
    assert statuses == [422] * ACCOUNT.free + [429]


async def test_a_given_password_opens_nothing_but_the_choice_of_an_own_one(sqlite_harness: Harness) -> None:
    """Issue 5: what an admin has made up is known to two."""
    harness = sqlite_harness
    asha = await add_person(harness, "Asha")
    async with harness.service.parts.database.write() as connection:
        await connection.execute(users.update().values(must_change=True))
    async with await log_in(harness, asha) as who:
        async with who.http.get("/media/1", allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/account/password")
        assert (await who.get("/account/password"))[0] == 200
        assert (await change(who, PASSWORD, NEW))[0] == 303
    async with await log_in(harness, asha) as who, who.http.get("/account", allow_redirects=False) as answer:
        assert answer.status == 200


async def test_she_sees_her_sessions_and_ends_them_but_nobody_elses(harness: Harness) -> None:
    """Issue 5, on both engines; IDOR: another's session is not found."""
    asha, ravi = await add_person(harness, "Asha"), await person(harness, "Ravi")
    here, elsewhere, third = [await log_in(harness, asha) for _ in range(3)]
    ids = {row["token_hash"]: row["id"] for row in await harness.rows("SELECT id, token_hash FROM sessions")}
    of = {who.token: ids[hash_of(who.token)] for who in (here, elsewhere, third, ravi)}
    _, text = await here.get("/account")
    assert text.count('aria-label="Log out') == 2
    assert (await here.post(f"/account/sessions/{of[ravi.token]}/end"))[0] == 404
    assert (await here.post(f"/account/sessions/{of[elsewhere.token]}/end"))[0] == 303
    assert [(await each.get("/account"))[0] for each in (here, elsewhere, third, ravi)] == [200, 303, 200, 200]
    assert (await here.post("/account/sessions/others/end"))[0] == 303
    assert [(await each.get("/account"))[0] for each in (here, third, ravi)] == [200, 303, 200]
    for each in (here, elsewhere, third, ravi):
        await each.close()


def hash_of(token: str) -> str:
    from bot.access.sessions import hash_of

    return hash_of(token)


# -- the second factor ---------------------------------------------------------------------------------------------


async def code_of(harness: Harness, user: User) -> str:
    """What her app shows now."""
    parts = harness.service.parts
    async with parts.database.read() as connection:
        query = select(users.c.totp_nonce).where(users.c.id == user.id)
        nonce = (await connection.execute(query)).scalar_one()
    return parts.door.second_factor.code_at(user.id, nonce, harness.clock.now())


async def enrol(harness: Harness, user: User) -> list[str]:
    """Switch her second factor on; her recovery codes."""
    async with await log_in(harness, user) as who:
        assert (await who.post("/account/totp/begin"))[0] == 303
        status, picture = await who.get("/account/totp.svg")
        assert (status, picture.startswith("<?xml"), "<svg" in picture) == (200, True, True)
        assert (await who.post("/account/totp/on", code="000000"))[0] == 422
        status, text = await who.post("/account/totp/on", code=await code_of(harness, user))
        assert status == 200
        assert (await who.get("/account/totp.svg"))[0] == 404, "the secret is shown while enrolling, and never again"
    codes: list[str] = re.findall(r"<li>(\w{5}-\w{5})</li>", text)
    assert len(set(codes)) == 10
    return codes


async def second_step(harness: Harness, first: Answer, code: str) -> Answer:
    found = await session_in(harness, first)
    assert found is not None
    assert found.needs_code
    form = {"csrf": found.csrf, "code": code, "next": "/ops"}
    return await sent(harness, "/login/code", form, Cookie=f"harkara={cookie_in(first)}")


async def test_with_a_second_factor_the_password_alone_lets_nobody_in(harness: Harness) -> None:
    """Issue 5, on both engines: enrol, log in; a code works once; the first step's session opens nothing."""
    asha = await add_person(harness, "Asha")
    await enrol(harness, asha)
    harness.clock.move(timedelta(minutes=1))
    first = await try_password(harness, asha.email, PASSWORD)
    assert first[1]["Location"].startswith("/login/code")
    cookie = {"Cookie": f"harkara={cookie_in(first)}"}
    async with harness.session.get(
        f"{harness.settings.public_url}/account", headers=cookie, allow_redirects=False
    ) as answer:
        assert answer.status == 303
    code = await code_of(harness, asha)
    second = await second_step(harness, first, code)
    assert (second[0], second[1]["Location"]) == (303, "/ops")
    assert cookie_in(second) not in ("", cookie_in(first))
    assert await session_in(harness, first) is None
    found = await session_in(harness, second)
    assert found is not None
    assert not found.needs_code
    again = await second_step(harness, await try_password(harness, asha.email, PASSWORD), code)
    assert again[0] == 401, "the same code is refused, though its 30 seconds are not over"


async def test_a_recovery_code_lets_in_once(harness: Harness) -> None:
    """Issue 5, on both engines: and stands in the store as a hash only."""
    asha = await add_person(harness, "Asha")
    codes = await enrol(harness, asha)
    kept = str(await harness.rows("SELECT recovery FROM users"))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    for code, status in ((codes[3].upper(), 303), (codes[3], 401), (codes[4].replace("-", " "), 303)):
        first = await try_password(harness, asha.email, PASSWORD)
        assert (await second_step(harness, first, code))[0] == status


async def test_codes_cannot_be_guessed(sqlite_harness: Harness) -> None:
    """Issue 5: five tries, then slower, also after the password again; the first step lasts 5 minutes."""
    harness = sqlite_harness
    asha = await add_person(harness, "Asha")
    await enrol(harness, asha)
    statuses = []
    for n in range(ACCOUNT.free + 1):
        first = await try_password(harness, asha.email, PASSWORD)
        statuses.append((await second_step(harness, first, f"00000{n}"))[0])
    assert statuses == [401] * ACCOUNT.free + [429]
    first = await try_password(harness, asha.email, PASSWORD)
    harness.clock.move(timedelta(minutes=6))
    late = await sent(harness, "/login/code", {"code": "000000"}, Cookie=f"harkara={cookie_in(first)}")
    assert (late[0], late[1]["Location"]) == (303, "/login")


async def test_the_second_step_needs_the_forms_token(sqlite_harness: Harness) -> None:
    """Issue 5: CSRF."""
    asha = await add_person(sqlite_harness, "Asha")
    await enrol(sqlite_harness, asha)
    sqlite_harness.clock.move(timedelta(minutes=1))
    first = await try_password(sqlite_harness, asha.email, PASSWORD)
    code = await code_of(sqlite_harness, asha)
    cookie = f"harkara={cookie_in(first)}"
    assert (await sent(sqlite_harness, "/login/code", {"code": code, "csrf": "é"}, Cookie=cookie))[0] == 403


async def test_the_second_factor_goes_off_with_the_password_only(sqlite_harness: Harness) -> None:
    """Issue 5."""
    asha = await add_person(sqlite_harness, "Asha")
    await enrol(sqlite_harness, asha)
    async with await log_in(sqlite_harness, asha) as who:
        assert (await who.post("/account/totp/off", password="wrong"))[0] == 422
        assert (await who.post("/account/totp/begin"))[0] == 303
        assert (await who.get("/account/totp.svg"))[0] == 404, "beginning anew does not replace what counts"
        assert (await who.post("/account/totp/off", password=PASSWORD))[0] == 303
    assert (await try_password(sqlite_harness, asha.email, PASSWORD))[1]["Location"] == "/"
