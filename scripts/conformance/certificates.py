# SPDX-License-Identifier: AGPL-3.0-or-later
# AgID's certificate profile, which the validator asks for in production only. Arguments: pairs of
# sector and certificate. Prints one line a check.
import os
import sys

from spid_sp_test.compliant_certificates import check_certificate

for sector, path in zip(sys.argv[1::2], sys.argv[2::2]):
    for check in check_certificate(path, sector):
        name = os.path.basename(path)
        print(f"{check['result']}\t{name}: {check['description']}: {check['value']}")
