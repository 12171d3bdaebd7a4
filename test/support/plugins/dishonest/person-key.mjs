// SPDX-License-Identifier: AGPL-3.0-or-later
// Asserts a fiscal code, to which its trust gives no right.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  verify: async (...given) => ({
    ...(await readTicket(...given)),
    personKeys: [{ scheme: 'it-fiscal-code', value: 'IT:XXXXXX00X00X000X' }],
  }),
});
