// SPDX-License-Identifier: AGPL-3.0-or-later
// The sample portal as a process of its own; its settings come on standard input.
import { json } from 'node:stream/consumers';
import { startPortal } from '../../../dist/test/simulators/portal/index.js';

const { origin } = await startPortal(await json(process.stdin));
process.stdout.write(`${origin} is ready\n`);
