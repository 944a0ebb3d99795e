"""Deliveries that are hostile in how they are sent: methods, paths, headers, framing."""

import gzip

from tests.bad_input.row import Hostile, said

W = "whatsapp"
NO_TOKEN = "0" * 32
IN = "/webhooks/in"


def _framed(name: str, *more: tuple[str, bytes], status: int = 200, becomes: str = "done") -> Hostile:
    return Hostile(name, W, said(name), status=status, becomes=becomes, more=more)


HTTP_ROWS = (
    _framed("content_type_wrong", ("Content-Type", b"text/html; charset=klingon")),
    _framed(
        "content_type_twice",
        ("Content-Type", b"application/json"),
        ("Content-Type", b"text/plain"),
        status=400,
        becomes="",
    ),
    _framed("content_type_multipart", ("Content-Type", b"multipart/form-data; boundary=x")),
    Hostile("gzip_claimed", W, said("gzip_claimed"), status=400, more=(("Content-Encoding", b"gzip"),)),
    Hostile("gzip_for_real", W, gzip.compress(said("gzip_for_real")), status=401,
            more=(("Content-Encoding", b"gzip"),)),  # nobody we know does it, and signs the packed bytes
    _framed("encoding_unknown", ("Content-Encoding", b"zstd+rot13")),
    Hostile("chunked", W, said("chunked"), becomes="done", is_chunked=True),
    _framed("expects_100", ("Expect", b"100-continue")),
    _framed("expects_a_miracle", ("Expect", b"a-miracle"), status=417, becomes=""),
    _framed("a_signature_after_the_right_one", ("X-Hub-Signature-256", b"sha256=00"), status=401, becomes=""),
    _framed("hop_by_hop_headers", ("X-Forwarded-For", b"127.0.0.1, \xff"), ("X-HTTP-Method-Override", b"DELETE")),
    _framed("cookies", ("Cookie", b"a=b; \xc3\x28; ;;;=")),
    Hostile("header_too_long", W, said("header_too_long"), status=400, more=(("X-Long", b"x" * 20_000),)),
    Hostile("get_without_a_question", W, b"", status=403, method="GET"),
    Hostile("get_with_the_wrong_token", W, b"", status=403, method="GET",
            path="/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=7&hub.verify_token=wrong"),
    Hostile("get_with_odd_bytes", W, b"", status=403, method="GET",
            path="/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=%00%ff&hub.verify_token=%ff%fe%ed%a0%80"),
    Hostile("put", W, b"{}", status=405, method="PUT"),
    Hostile("delete", W, b"", status=405, method="DELETE"),
    Hostile("made_up_method", W, b"", status=400, method="BREW"),
    Hostile("get_a_vendor_address", "shopify", b"", status=405, method="GET"),
    Hostile("no_such_token", W, b"{}", status=404, path=f"{IN}/{NO_TOKEN}"),
    Hostile("empty_token", W, b"{}", status=404, path=f"{IN}/"),
    Hostile("token_with_traversal", W, b"{}", status=404, path=f"{IN}/../../healthz"),
    Hostile("token_with_encoded_traversal", W, b"{}", status=404, path=f"{IN}/..%2f..%2fhealthz"),
    Hostile("token_with_odd_bytes", W, b"{}", status=404, path=f"{IN}/%ff%00%ed%a0%80"),
    Hostile("token_of_five_thousand", W, b"{}", status=404, path=f"{IN}/" + "a" * 5_000),
    Hostile("the_name_for_the_token", W, b"{}", status=404, path=f"{IN}/shopify"),
    Hostile("another_accounts_address", "shopify", b'{"id":1}', status=401, path="{razorpay}"),
    Hostile("a_shops_address_for_whatsapp", W, said("a_shops_address_for_whatsapp"), status=401, path="{shopify}"),
    Hostile("an_address_that_is_not_there", W, b"{}", status=404, path="/wp-login.php"),
)  # fmt: skip
