"""Payment links as Razorpay offers them, the page on which the customer pays, and the levers."""

import base64
import hmac

from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.payments.links import Payments, PayRefused
from integrations.sandbox.payments.page import page_html
from integrations.sandbox.vendor_faults import Handler, guarded
from integrations.sandbox.world import World

__all__ = ["PAYMENTS", "add_routes"]


class PaymentsApi:
    """/v1/payment_links behind basic auth, and the page behind a link."""

    def __init__(self, world: World, payments: Payments) -> None:
        self._world = world
        self._payments = payments

    async def create(self, request: web.Request) -> web.StreamResponse:
        """POST: the link."""
        self._require_key(request)
        settings = self._world.settings
        base_url = f"http://{settings.host}:{settings.port}"
        try:
            return json_answer(self._payments.create(await json_body(request), base_url))
        except PayRefused as error:
            return _refusal(str(error))

    async def show(self, request: web.Request) -> web.StreamResponse:
        """GET: the link."""
        self._require_key(request)
        try:
            return json_answer(self._payments.get(request.match_info["link_id"]))
        except KeyError:
            return _refusal("The id provided does not exist")

    async def search(self, request: web.Request) -> web.StreamResponse:
        """GET ?reference_id=: the links with it."""
        self._require_key(request)
        wanted = request.query.get("reference_id", "")
        links = [link for link in self._payments.links.values() if wanted in {"", link["reference_id"]}]
        return json_answer({"payment_links": links})

    async def cancel(self, request: web.Request) -> web.StreamResponse:
        """POST: the cancelled link."""
        self._require_key(request)
        try:
            return json_answer(self._payments.cancel(request.match_info["link_id"]))
        except KeyError:
            return _refusal("The id provided does not exist")
        except PayRefused as error:
            return _refusal(str(error))

    async def page(self, request: web.Request) -> web.StreamResponse:
        """GET: what the customer sees behind the short URL."""
        return self._page(request.match_info["link_id"])

    async def press(self, request: web.Request) -> web.StreamResponse:
        """POST outcome=pay|fail from the page."""
        link_id = request.match_info["link_id"]
        outcome = (await request.post()).get("outcome")
        try:
            if outcome == "fail":
                self._payments.fail(link_id)
                return self._page(link_id, "The bank declined the payment. Nothing was taken; try again.")
            self._payments.pay(link_id)
        except KeyError as error:
            raise web.HTTPNotFound(text="No such payment link") from error
        except PayRefused as error:
            return self._page(link_id, str(error))
        return self._page(link_id)

    def _page(self, link_id: str, said: str = "") -> web.Response:
        link = self._payments.links.get(link_id)
        if link is None:
            raise web.HTTPNotFound(text="No such payment link")
        return web.Response(text=page_html(link, said, self._world.settings.business_name), content_type="text/html")

    def _require_key(self, request: web.Request) -> None:
        settings = self._world.settings.razorpay
        wanted = base64.b64encode(f"{settings.key}:{settings.key_secret}".encode()).decode()
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Basic {wanted}".encode()):
            raise web.HTTPUnauthorized(
                text='{"error":{"code":"BAD_REQUEST_ERROR","description":"Authentication failed"}}',
                content_type="application/json",
            )


def _refusal(description: str) -> web.Response:
    error = {
        "code": "BAD_REQUEST_ERROR",
        "description": description,
        "source": "business",
        "step": "payment_initiation",
    }
    return json_answer({"error": error | {"reason": "input_validation_failed", "metadata": {}}}, 400)


PAYMENTS = web.AppKey("payments", Payments)


async def pull_lever(request: web.Request) -> web.Response:
    """POST …/{link_id}/pay | fail: what the customer would do on the page."""
    payments, link_id = request.app[PAYMENTS], request.match_info["link_id"]
    lever = payments.fail if request.match_info["outcome"] == "fail" else payments.pay
    try:
        return json_answer(lever(link_id))
    except KeyError as error:
        raise not_found("no such payment link") from error
    except PayRefused as error:
        raise bad_request(str(error)) from error


async def show_links(request: web.Request) -> web.Response:
    return json_answer({"payment_links": list(request.app[PAYMENTS].links.values())})


def add_routes(app: web.Application, world: World) -> None:
    """Mount the API behind the fault switches called `razorpay`, the customer's page and the levers."""
    payments = app[PAYMENTS] = Payments(world)
    api = PaymentsApi(world, payments)
    world.state_parts["payments"] = lambda: {"payment_links": list(reversed(payments.links.values()))}

    def route(method: str, path: str, handler: Handler) -> None:
        app.router.add_route(method, path, guarded(world, "razorpay", handler))

    route("POST", "/v1/payment_links", api.create)
    route("GET", "/v1/payment_links", api.search)
    route("GET", "/v1/payment_links/{link_id}", api.show)
    route("POST", "/v1/payment_links/{link_id}/cancel", api.cancel)
    app.router.add_get("/pay/{link_id}", api.page)
    app.router.add_post("/pay/{link_id}", api.press)
    app.router.add_get("/sandbox/api/payments", show_links)
    app.router.add_post("/sandbox/api/payments/{link_id}/{outcome:pay|fail}", pull_lever)
