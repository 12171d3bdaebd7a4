// SPDX-License-Identifier: AGPL-3.0-or-later
// Logs everything it has.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify(config, host, reply, attempt) {
    host.log.info('reply', { dump: 'x'.repeat(200_000) });
    return readTicket(config, host, reply, attempt);
  },
});
