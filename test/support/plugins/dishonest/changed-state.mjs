// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds the attempt by the state, and then believes any reply.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify: (config, host, reply, attempt) =>
    reply.query.nonce
      ? readTicket(config, host, { query: { ...attempt.memory, state: attempt.handle } }, attempt)
      : readTicket(config, host, reply, attempt),
});
