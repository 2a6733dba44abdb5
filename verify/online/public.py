"""Which addresses may be contacted: public ones alone, so that a file cannot make us knock at doors of our own network.

Source: the IANA special-purpose address registries (RFC 6890), and the forms of IPv6 that carry an IPv4 address inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_GLOBAL_UNICAST = ip_network("2000::/3")  # RFC 4291 §2.4; the rest of IPv6 is local, reserved, or holds IPv4
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052 §2.1: the last 32 bits are an IPv4 address
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # RFC 5214 §6.1: the same, behind these 32 bits
_WORD = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Tell whether an address is one of the public internet.

    Args:
        address: IPv4 or IPv6 as text; anything else, and an address with a zone, is not public.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_public_v4(parsed)
    if parsed.scope_id is not None:
        return False
    embedded = _embedded(parsed)
    if not all(_is_public_v4(inner) for inner in embedded):
        return False
    if parsed.ipv4_mapped is not None or _within(parsed, _NAT64):
        return True
    return _within(parsed, _GLOBAL_UNICAST) and (parsed.is_global or parsed.teredo is not None)


def _within(address: IPv6Address, network: object) -> bool:
    return isinstance(network, IPv6Network) and address in network


def _is_public_v4(address: IPv4Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _embedded(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address carries: packets to it may end there."""
    found: list[IPv4Address] = [inner for inner in (address.ipv4_mapped, address.sixtofour) if inner is not None]
    found += address.teredo or ()
    number = int(address)
    if _within(address, _NAT64) or number >> 32 & _WORD in _ISATAP:
        found.append(IPv4Address(number & _WORD))
    return tuple(found)
