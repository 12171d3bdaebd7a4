// SPDX-License-Identifier: AGPL-3.0-or-later
// Gives the same reply another subject each time.
import { readTicket, variant } from '../honest.mjs';

let count = 0;
export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    count += 1;
    return { ...(await readTicket(...given)), subject: `visitor-${count}` };
  },
});
