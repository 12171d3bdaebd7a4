// SPDX-License-Identifier: AGPL-3.0-or-later
// Believes that upstream always answers.
import { readTicket, variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  async verify(config, host, reply, attempt) {
    const profile = await readTicket(
      config,
      { ...host, fetch: async () => Response.json({ user: 'x' }) },
      reply,
      attempt,
    );
    const { user } = await (await host.fetch('https://honest.example/ticket')).json();
    return { ...profile, subject: user.trim() };
  },
});
