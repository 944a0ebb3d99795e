"""A brand's terms before a purchase, as data: where it delivers and where it takes cash."""

import msgspec


class DeliveryTerms(msgspec.Struct, frozen=True):
    """`cod` is yes, no or ask (then the shop's checkout says it). Cash is taken up to `cod_most_paise` (0: any sum).

    `no_cod_in` and `not_in` are beginnings of pincodes: "79" is the whole north-east, "799001" one post office.
    """

    cod: str = "ask"
    cod_most_paise: int = 0
    no_cod_in: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
