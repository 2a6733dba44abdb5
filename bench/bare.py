"""What every check costs at the least: import the engine, read one file, print nothing."""

import sys

import c2pa  # noqa: TID251 - the yardstick is the engine itself

CLOSED = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    "core": {"allowed_network_hosts": [], "allow_redirects": False},
}

if __name__ == "__main__":
    with (
        open(sys.argv[1], "rb") as file,  # noqa: PTH123 - pathlib would be one more import to pay for
        c2pa.Reader(sys.argv[2], file, context=c2pa.Context.from_dict(CLOSED)) as reader,
    ):
        reader.crjson()
