// SPDX-License-Identifier: AGPL-3.0-or-later
// Has another program ask.
import { execFileSync } from 'node:child_process';
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    try {
      execFileSync('curl', ['https://statistics.example/']);
    } catch {
      // Not on this machine.
    }
    return readTicket(...given);
  },
});
