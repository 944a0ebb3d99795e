"""The demo's short ways in: they work in the demo, and nothing that a deployer could set makes them work elsewhere."""

from yarl import URL

from bot.access import users
from bot.demo_people import LOGGED_IN_FOR_LONG, PEOPLE, let_people_in, views_of
from bot.pairing import TOKEN_SECRET
from bot.settings_access import AccessSettings
from bot.tracking.links import order_of_link
from tests.bot.access.test_logging_in import cookie_in, session_in, try_password
from tests.harness import Harness
from tests.people import add_person


async def followed(harness: Harness, path: str) -> tuple[int, dict[str, str], str]:
    url = harness.settings.public_url + path
    async with harness.session.get(url, allow_redirects=False) as answer:
        return answer.status, dict(answer.headers), await answer.text()


async def test_outside_the_demo_there_is_no_way_in_without_a_password(sqlite_harness: Harness) -> None:
    """Issue 5: not even for users of the demo's names, and no setting is there to change that."""
    for person in PEOPLE:
        async with sqlite_harness.service.parts.database.write() as connection:
            await users.add(connection, person, "", sqlite_harness.clock.now())
        status, headers, _ = await followed(sqlite_harness, f"/demo-login?as={person.email}")
        assert (status, "Set-Cookie" in headers) == (404, False)
    order = await sqlite_harness.order(await sqlite_harness.phone())
    await sqlite_harness.settle()
    assert (await followed(sqlite_harness, f"/demo-page?number={order['name'].lstrip('#')}"))[0] == 404
    assert not [name for name in AccessSettings.model_fields if "demo" in name]


async def test_in_the_demo_one_click_leads_to_every_view(sqlite_harness: Harness) -> None:
    """Issue 5: desk, ops room and tracking page, as links of the sandbox's page; others stay out."""
    harness = sqlite_harness
    stranger = await add_person(harness, "Somebody")
    password = await let_people_in(harness.service.parts)
    views, page = views_of(harness.settings.port)
    for url in views.values():
        answer = await followed(harness, URL(url).path_qs)
        assert answer[0] == 303
        assert answer[1]["Location"] in ("/desk", "/ops")
        assert await session_in(harness, answer)
    assert (await followed(harness, f"/demo-login?as={stranger.email}"))[0] == 404
    answer = await followed(harness, f"/demo-login?as={PEOPLE[0].email}&next=//elsewhere.example")
    assert answer[1]["Location"] == "/"
    assert cookie_in(await try_password(harness, PEOPLE[2].email, password))
    order = await harness.order(await harness.phone())
    await harness.settle()
    answer = await followed(harness, URL(page.replace("{number}", "%23" + order["name"].lstrip("#"))).raw_path_qs)
    order_id = await harness.scalar("SELECT max(id) AS value FROM orders")
    assert order_of_link(URL(answer[1]["Location"]).name, TOKEN_SECRET) == order_id
    assert (await followed(harness, "/demo-page?number=nothing"))[0] == 404


def test_moving_the_demos_clock_logs_nobody_out() -> None:
    """Issue 5: "Next day 9:00" is pressed often."""
    assert LOGGED_IN_FOR_LONG.session_idle.days > 365
    assert LOGGED_IN_FOR_LONG.session_longest.days > 365
