"""Which addresses of the network may be asked: those of the public internet, at the ports of the web."""

from ipaddress import ip_address, ip_network

PORTS = (80, 443)
#: Ways into a private network that Python calls global, or that carry another address inside.
CLOSED = tuple(
    ip_network(text)
    for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "224.0.0.0/4", "ff00::/8", "::ffff:0:0/96")
)


def is_public(number: str, port: int) -> bool:
    """Whether a numeric address is on the public internet and the port one of the web's."""
    address = ip_address(number.partition("%")[0])
    is_closed = any(address in network for network in CLOSED if network.version == address.version)
    return port in PORTS and address.is_global and not is_closed
