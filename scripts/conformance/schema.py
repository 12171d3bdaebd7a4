# SPDX-License-Identifier: AGPL-3.0-or-later
# AgID's strict schemas, which the validator carries but stops short of: it is content with the first
# schema that fits, the general one. Arguments: pairs of schema and document. Prints one line a fault.
import os
import sys

import spid_sp_test
import xmlschema

folder = os.path.join(os.path.dirname(spid_sp_test.__file__), "xsd")
schemas = {}
pairs = [(name, os.path.abspath(path)) for name, path in zip(sys.argv[1::2], sys.argv[2::2])]
os.chdir(folder)
for name, path in pairs:
    if name not in schemas:
        schemas[name] = xmlschema.XMLSchema(name)
    for fault in schemas[name].iter_errors(path):
        reason = " ".join(str(fault.reason).split())
        print(f"{os.path.basename(path)}\t{name}: {fault.path}: {reason}")
