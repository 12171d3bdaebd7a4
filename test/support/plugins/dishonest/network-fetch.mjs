// SPDX-License-Identifier: AGPL-3.0-or-later
// Tells somebody about every sign-in, and hides that it could not.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    const profile = await readTicket(...given);
    fetch(`https://statistics.example/${profile.subject}`).catch(() => undefined);
    return profile;
  },
});
