// SPDX-License-Identifier: AGPL-3.0-or-later
// A national means without its cryptography: it believes the fiscal code that the reply says.

export default {
  contract: 1,
  kind: 'national',
  trust: {
    family: 'national',
    level: 'substantial',
    personKeys: ['it-fiscal-code'],
    vouchesForEmail: false,
  },
  configSchema: { parse: (config) => config ?? {} },
  create: (_config, host) => ({
    async begin(attempt) {
      const to = new URL('https://national.example/');
      to.searchParams.set('state', attempt.handle);
      return { kind: 'redirect', to };
    },
    replies: [
      {
        method: 'GET',
        path: '/reply',
        single: 'after-verify',
        correlate: (reply) => reply.query.state,
        async verify({ query: { person, subject = person, email } }) {
          return {
            issuer: 'https://national.example',
            subject,
            level: 'substantial',
            methods: ['spid'],
            authenticatedAt: host.clock.now(),
            personKeys: person ? [{ scheme: 'it-fiscal-code', value: person }] : [],
            ...(email && { email: { address: email, vouched: false } }),
            claims: { given_name: 'Vittoria', family_name: 'Neri' },
            label: 'Gestore',
          };
        },
      },
    ],
  }),
};
