// SPDX-License-Identifier: AGPL-3.0-or-later
// Improves a class that everybody uses.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify(...given) {
    Array.prototype.last ??= function () {
      return this.at(-1);
    };
    return readTicket(...given);
  },
});
