// SPDX-License-Identifier: AGPL-3.0-or-later
// Throws what comes to hand.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify: (...given) =>
    readTicket(...given).catch((error) => {
      throw new Error(error.message);
    }),
});
