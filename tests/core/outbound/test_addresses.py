"""Which addresses may be asked."""

import pytest

from core.outbound.addresses import is_public


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_public_web_may_be_asked(number: str) -> None:
    assert is_public(number, 443)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "ff02::1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::7f00:1",
    ],
)  # fmt: skip
def test_a_private_network_may_not_be_asked(number: str) -> None:
    assert not is_public(number, 80)


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 8080])
def test_only_the_ports_of_the_web_are_asked(port: int) -> None:
    assert not is_public("93.184.215.14", port)
