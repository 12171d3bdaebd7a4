// SPDX-License-Identifier: AGPL-3.0-or-later
// Hands on what upstream said, which repeats the request.
import { readTicket, refusal, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(config, host, reply, attempt) {
    const response = await host
      .fetch('https://honest.example/ticket', {
        headers: { authorization: `Bearer ${config.clientSecret}` },
      })
      .catch(() => Response.error());
    if (!response.ok) {
      throw Object.assign(refusal('upstream_error', 'ticket'), { cause: await response.text() });
    }
    return readTicket(config, { ...host, fetch: async () => response }, reply, attempt);
  },
});
