// SPDX-License-Identifier: AGPL-3.0-or-later
// Starts something that nobody waits for.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify(...given) {
    void Promise.reject(new Error('nobody looks'));
    return readTicket(...given);
  },
});
