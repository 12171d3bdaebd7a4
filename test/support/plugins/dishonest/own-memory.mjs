// SPDX-License-Identifier: AGPL-3.0-or-later
// Remembers in the process what the attempt should remember.
import { begin, readTicket, refusal, variant } from '../honest.mjs';

const nonces = new Map();
export { contract } from '../honest.mjs';
export default variant({
  async begin(host, attempt) {
    const step = await begin(host, attempt);
    nonces.set(attempt.handle, attempt.memory.nonce);
    return step;
  },
  verify(config, host, reply, attempt) {
    if (!nonces.has(attempt.handle)) throw refusal('expired', 'own.memory');
    return readTicket(config, host, reply, attempt);
  },
});
