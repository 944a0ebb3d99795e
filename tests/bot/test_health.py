"""What machines ask the service: whether it lives, whether it can work, what it has counted, what it offers."""

from sqlalchemy import text

from bot.app import build_app
from bot.openapi import openapi
from tests.bot.access.public_routes import BEFORE_LOGGING_IN
from tests.bot.story import metric
from tests.harness import Harness


async def get(harness: Harness, path: str) -> tuple[int, dict[str, str]]:
    async with harness.session.get(f"http://127.0.0.1:{harness.service.settings.port}{path}") as answer:
        return answer.status, await answer.json()


async def test_a_process_that_runs_says_that_it_lives(sqlite_harness: Harness) -> None:
    """A-89."""
    assert await get(sqlite_harness, "/healthz") == (200, {"status": "ok"})


async def test_ready_means_that_the_store_answers(harness: Harness) -> None:
    """A-89, P-01."""
    assert await get(harness, "/readyz") == (200, {"status": "ok"})
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("ALTER TABLE alembic_version RENAME TO out_of_reach"))
    status, said = await get(harness, "/readyz")
    assert status == 503
    assert said["error"]
    assert "out_of_reach" not in str(said), "no detail of the store goes outside"
    assert (await get(harness, "/healthz"))[0] == 200


async def test_what_waits_for_a_person_is_a_gauge(sqlite_harness: Harness) -> None:
    """P-01, A-06."""
    harness = sqlite_harness
    token = harness.service.settings.accounts[1].path_token.get_secret_value()
    header = {"X-Harkara-Token": harness.sandbox.world.settings.delhivery.header_token}
    url = f"http://127.0.0.1:{harness.service.settings.port}/webhooks/in/{token}"
    async with harness.session.post(url, data=b"no json", headers=header) as answer:
        assert answer.status == 200
    await harness.settle()
    assert await metric(harness, 'harkara_parked_items{source="delhivery"}') == [
        'harkara_parked_items{source="delhivery"} 1.0'
    ]


async def test_the_templates_are_counted_by_status(sqlite_harness: Harness) -> None:
    """P-06."""
    lines = await metric(sqlite_harness, 'harkara_templates{status="APPROVED"}')
    assert float(lines[0].split()[-1]) > 0


def test_every_reference_in_the_document_leads_somewhere() -> None:
    """P-01."""
    document = openapi()

    def references(part: object) -> list[str]:
        if isinstance(part, list):
            return [ref for each in part for ref in references(each)]
        if not isinstance(part, dict):
            return []
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [ref for each in part.values() for ref in references(each)]

    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(references(document)) <= known


async def test_the_document_names_every_public_address(sqlite_harness: Harness) -> None:
    """P-01: whatever is not for people of the brand, who log in."""
    routes = build_app(sqlite_harness.service.parts).router.routes()
    outward = [route for route in routes if not hasattr(route.handler, "min_role")]
    served = {(route.resource.canonical, route.method.lower()) for route in outward if route.resource}
    served = {(path, method) for path, method in served if path not in BEFORE_LOGGING_IN}
    described = {(path, method) for path, methods in openapi()["paths"].items() for method in methods}
    assert {(path, method) for path, method in served if method != "head"} == described
