// SPDX-License-Identifier: AGPL-3.0-or-later
// Forgot a line that helped to find a fault.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(config, ...rest) {
    console.log('with', config);
    return readTicket(config, ...rest);
  },
});
