"""The emulator against a client it does not know: pywa sends, and understands what comes back."""

from collections.abc import AsyncIterator

import httpx
import orjson
import pytest
from pywa.types import templates as t
from pywa.types.callback import Button, Section, SectionList, SectionRow
from pywa_async import WhatsApp
from pywa_async.errors import ReEngagementMessage, TemplateNotExists
from pywa_async.handlers import MessageHandler, MessageStatusHandler
from pywa_async.types import Message
from pywa_async.types.message_status import MessageStatus

from .graph_client import ASHA, PHONE, WABA, Business


@pytest.fixture
async def pywa(business: Business) -> AsyncIterator[WhatsApp]:
    async with httpx.AsyncClient() as session:
        token = business.world.settings.access_token
        client = WhatsApp(phone_id=PHONE, token=token, session=session, waba_id=WABA)
        session.base_url = httpx.URL(f"{business.sandbox.base_url}/v26.0")
        yield client


async def test_pywa_sends_every_kind_we_use(business: Business, pywa: WhatsApp) -> None:
    """P-07."""
    await business.customer()
    await pywa.send_message(to=ASHA, text="Namaste", tracker="o:1|a:1")
    buttons = [Button(title="Yes", callback_data="yes"), Button(title="No", callback_data="no")]
    await pywa.send_message(to=ASHA, text="Right?", buttons=buttons, footer="Asha Weaves")
    rows = Section(title="Slots", rows=[SectionRow(title="Morning", callback_data="am")])
    await pywa.send_message(to=ASHA, text="When?", buttons=SectionList(button_title="Slots", sections=[rows]))
    await pywa.request_location(to=ASHA, text="Where?")
    assert [one.type for one in business.world.ledger.sends] == ["text", *["interactive"] * 3]
    assert business.world.ledger.sends[0].token == "o:1|a:1"


async def test_pywa_knows_our_errors_by_class(business: Business, pywa: WhatsApp) -> None:
    """P-07."""
    with pytest.raises(ReEngagementMessage):
        await pywa.send_message(to=ASHA, text="too late")
    with pytest.raises(TemplateNotExists):
        await pywa.send_template(to=ASHA, name="nobody", language=t.TemplateLanguage.ENGLISH, params=[])


async def test_pywa_creates_lists_and_deletes_templates(business: Business, pywa: WhatsApp) -> None:
    """P-06."""
    body = t.BodyText("Namaste {{name}}, your order is on its way to you.", name="Asha")
    template = t.Template(
        name="on_its_way",
        category=t.TemplateCategory.UTILITY,
        language=t.TemplateLanguage.ENGLISH,
        parameter_format=t.ParamFormat.NAMED,
        components=[body],
    )
    created = await pywa.create_template(template)
    await business.settle(2)
    listed = list(await pywa.get_templates())
    assert [(one.name, str(one.status)) for one in listed] == [("on_its_way", "APPROVED")]
    await pywa.send_template(
        to=ASHA, name="on_its_way", language=t.TemplateLanguage.ENGLISH, params=[body.params(name="Asha")]
    )
    assert business.world.ledger.sends[0].body == "Namaste Asha, your order is on its way to you."
    assert await pywa.delete_template("on_its_way", template_id=created.id)
    assert business.graph.templates.all() == []


async def test_pywa_reads_the_messages_and_statuses_we_send(business: Business, pywa: WhatsApp) -> None:
    """P-01."""
    seen: list[object] = []

    async def heard(_: WhatsApp, message: Message) -> None:
        seen.append(message.text)

    async def told(_: WhatsApp, status: MessageStatus[str]) -> None:
        seen.append(str(status.status))

    pywa.add_handlers(MessageHandler(heard), MessageStatusHandler(told))
    customer = await business.customer()
    business.graph.notifier.sender.policy = type(business.graph.notifier.sender.policy)(max_batch=1)
    await business.act(customer, "say", text="where is it")
    await business.text("On its way")
    for _ in range(2):
        await business.settle(10)
    for body in business.listener.bodies:
        await pywa.webhook_update_handler(orjson.dumps(orjson.loads(body)))
    assert seen == ["where is it", "sent", "delivered"]
