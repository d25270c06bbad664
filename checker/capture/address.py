"""Which IP addresses the capture stage must not connect to.

An explicit list: `ipaddress.is_global` lets fec0::/10, 192.88.99.0/24, 64:ff9b::/96 and multicast through on some
versions of Python. Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890) and what the cloud
providers document for their metadata services.
"""

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

_METADATA = {
    IPv4Address("169.254.169.254"),  # AWS, Azure, Google and most others
    IPv4Address("169.254.170.2"),  # AWS container credentials
    IPv4Address("168.63.129.16"),  # Azure's host, a public address by its number
    IPv4Address("192.0.0.192"),  # Oracle
    IPv4Address("100.100.100.200"),  # Alibaba
    IPv6Address("fd00:ec2::254"),  # AWS
    IPv6Address("fd20:ce::254"),  # Google
}

_FORBIDDEN_V4 = tuple(
    (IPv4Network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "an address of this very network (RFC 791)"),
        ("10.0.0.0/8", "a private address (RFC 1918)"),
        ("100.64.0.0/10", "an address inside a provider's network (RFC 6598)"),
        ("127.0.0.0/8", "a loopback address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address (RFC 1918)"),
        ("192.0.0.0/24", "reserved for protocols (RFC 6890)"),
        ("192.0.2.0/24", "reserved for documentation (RFC 5737)"),
        ("192.31.196.0/24", "reserved for name service plumbing (RFC 7535)"),
        ("192.52.193.0/24", "reserved for multicast tunnels (RFC 7450)"),
        ("192.88.99.0/24", "a 6to4 relay (RFC 7526)"),
        ("192.168.0.0/16", "a private address (RFC 1918)"),
        ("192.175.48.0/24", "reserved for name service plumbing (RFC 7534)"),
        ("198.18.0.0/15", "reserved for benchmarks (RFC 2544)"),
        ("198.51.100.0/24", "reserved for documentation (RFC 5737)"),
        ("203.0.113.0/24", "reserved for documentation (RFC 5737)"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved or broadcast address"),
    )
)

# Where a translated address really ends is decided by a gateway that we cannot see: forbidden whatever it embeds.
_FORBIDDEN_V6 = tuple(
    (IPv6Network(network), reason)
    for network, reason in (
        ("::/128", "the unspecified address"),
        ("::1/128", "a loopback address"),
        ("::ffff:0:0/96", "an IPv4 address in IPv6 clothes (RFC 4291)"),
        ("::/96", "an IPv4 address in IPv6 clothes (RFC 4291)"),
        ("64:ff9b::/96", "a NAT64 address (RFC 6052)"),
        ("64:ff9b:1::/48", "a NAT64 address (RFC 8215)"),
        ("100::/64", "reserved for discarding (RFC 6666)"),
        ("2001::/32", "a Teredo address (RFC 4380)"),
        ("2001:db8::/32", "reserved for documentation (RFC 3849)"),
        ("2001::/23", "reserved for protocols (RFC 2928)"),
        ("2002::/16", "a 6to4 address (RFC 3056)"),
        ("2620:4f:8000::/48", "reserved for name service plumbing (RFC 7534)"),
        ("3fff::/20", "reserved for documentation (RFC 9637)"),
        ("fc00::/7", "a private address (RFC 4193)"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address of the old kind (RFC 3879)"),
        ("ff00::/8", "a multicast address"),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def forbidden_reason(address: str) -> str | None:
    """Say why a connection to this address is forbidden ("a loopback address"), or None if it is public.

    Give it what the resolver answered, in the standard spelling: a name such as `0x7f.1` or `2130706433` becomes
    127.0.0.1 only there. What is not an address in that spelling is forbidden.
    """
    ip: IPv4Address | IPv6Address
    forbidden: tuple[tuple[IPv4Network, str], ...] | tuple[tuple[IPv6Network, str], ...]
    try:
        ip, forbidden = IPv4Address(address), _FORBIDDEN_V4
    except AddressValueError:
        try:
            ip, forbidden = IPv6Address(address), _FORBIDDEN_V6
        except AddressValueError:
            return "not an IP address"
    if isinstance(ip, IPv6Address) and ip.scope_id is not None:
        return "an address of one network card only (it has a zone)"
    if ip in _METADATA:
        return "the address of a cloud's metadata service"
    for network, reason in forbidden:
        if ip in network:
            return reason
    if isinstance(ip, IPv6Address) and ip not in _GLOBAL_UNICAST:
        return "outside of the public IPv6 range (2000::/3)"
    return None
