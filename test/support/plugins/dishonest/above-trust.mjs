// SPDX-License-Identifier: AGPL-3.0-or-later
// Claims whatever level was asked for.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify: async (config, host, reply, attempt) => ({
    ...(await readTicket(config, host, reply, attempt)),
    level: attempt.minimum,
  }),
});
