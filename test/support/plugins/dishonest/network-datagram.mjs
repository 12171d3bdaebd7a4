// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends a line to a log server.
import { createSocket } from 'node:dgram';
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(...given) {
    const profile = await readTicket(...given);
    try {
      createSocket('udp4').send(profile.subject, 514, '192.0.2.1');
    } catch {
      // Lines may be lost.
    }
    return profile;
  },
});
