// SPDX-License-Identifier: AGPL-3.0-or-later
// Carries a name out in a question for a name.
import { resolve } from 'node:dns/promises';
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    const profile = await readTicket(...given);
    await resolve(`${profile.subject}.statistics.example`).catch(() => undefined);
    return profile;
  },
});
