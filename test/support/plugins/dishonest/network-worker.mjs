// SPDX-License-Identifier: AGPL-3.0-or-later
// Has another thread ask, where nothing of this one is changed.
import { Worker } from 'node:worker_threads';
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    try {
      new Worker('fetch("https://statistics.example/")', { eval: true });
    } catch {
      // Then not.
    }
    return readTicket(...given);
  },
});
