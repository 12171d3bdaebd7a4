# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs scim2-tester, unchanged, against a running Piazza; prints one JSON object a line for each check."""

import json
import ssl
import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server

base, certificate, token_file = sys.argv[1:]
with open(token_file, encoding="utf-8") as file:
    token = file.read().strip()

http = Client(
    base_url=base,
    headers={"Authorization": f"Bearer {token}"},
    verify=ssl.create_default_context(cafile=certificate),
    timeout=60,
)
for result in check_server(SyncSCIMClient(http)):
    found = {
        "status": result.status.name.lower(),
        "type": result.resource_type or "",
        "check": result.title or "",
        "reason": result.reason or "",
    }
    print(json.dumps(found))
