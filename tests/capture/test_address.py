"""The list of forbidden addresses."""

import pytest

from checker.capture.address import forbidden_reason


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("0.0.0.0", "very network"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "provider"),
        ("100.100.100.200", "metadata"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("168.63.129.16", "metadata"),
        ("169.254.1.1", "link-local"),
        ("169.254.169.254", "metadata"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.8", "reserved"),
        ("192.0.0.192", "metadata"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4"),
        ("192.168.0.1", "private"),
        ("198.18.0.1", "benchmarks"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "IPv4"),
        ("::ffff:8.8.8.8", "IPv4"),
        ("::127.0.0.1", "IPv4"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("64:ff9b:1::a00:1", "NAT64"),
        ("100::1", "discarding"),
        ("2001::1", "Teredo"),
        ("2001:20::1", "protocols"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("3fff::1", "documentation"),
        ("4000::1", "outside"),
        ("5f00::1", "outside"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "metadata"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "zone"),
        ("2606:4700::1%eth0", "zone"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
        ("0x7f.1", "not an IP address"),
        ("2130706433", "not an IP address"),
        ("017700000001", "not an IP address"),
        ("127.1", "not an IP address"),
        ("127.0.0.01", "not an IP address"),
        ("", "not an IP address"),
        ("localhost", "not an IP address"),
    ],
)
def test_an_address_that_is_not_public_is_forbidden_and_the_reason_says_why(address, reason):
    assert reason in (forbidden_reason(address) or "allowed")


@pytest.mark.parametrize(
    "address",
    "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 192.0.1.1 192.167.0.1 "
    "192.169.0.1 198.17.0.1 198.20.0.1 223.255.255.255 "
    "2001:200::1 2001:4860:4860::8888 2606:4700::1111 2a00:1450::1".split(),
)
def test_a_public_address_next_to_a_forbidden_range_is_allowed(address):
    assert forbidden_reason(address) is None
