// SPDX-License-Identifier: AGPL-3.0-or-later
// The simulated SPID on an address of another site, as a process of its own: it trusts the
// certificate that NODE_EXTRA_CA_CERTS names.
import { startSpidIdp } from '../../../dist/test/simulators/spid-idp/index.js';

const { origin } = await startSpidIdp({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${origin}\n`);
