// SPDX-License-Identifier: AGPL-3.0-or-later
// A provider as somebody else may write one: a bare object, nothing imported.

const issuer = 'https://bare.example';

export default {
  contract: 1,
  kind: 'bare',
  trust: { family: 'enterprise', level: 'low', personKeys: [], vouchesForEmail: false },
  configSchema: {
    parse(config) {
      if (config?.greeting !== 'hello') throw new Error('greeting must be hello');
      return config;
    },
  },
  create: (_config, host) => ({
    async begin(attempt) {
      attempt.memory.nonce = host.random.token();
      const to = new URL('/authorize', issuer);
      to.search = new URLSearchParams({ state: attempt.handle, nonce: attempt.memory.nonce });
      return { kind: 'redirect', to };
    },
    replies: [
      {
        method: 'GET',
        path: '/callback',
        single: 'after-verify',
        correlate: (reply) => reply.query.state,
        async verify(reply, attempt) {
          const { state, nonce, user } = reply.query;
          if (state !== attempt.handle || nonce !== attempt.memory.nonce || !user) {
            throw Object.assign(new Error('mismatched'), {
              name: 'ProviderError',
              code: 'mismatched',
            });
          }
          return {
            issuer,
            subject: user,
            level: 'low',
            methods: ['pwd'],
            authenticatedAt: host.clock.now(),
            personKeys: [],
            claims: { name: 'Anna' },
          };
        },
      },
    ],
  }),
};

export const contract = {
  config: { greeting: 'hello' },
  invalidConfigs: [{}, { greeting: 'ciao' }],
  signIn(step) {
    const { state, nonce } = Object.fromEntries(step.to.searchParams);
    return { query: { state, nonce, user: 'anna' } };
  },
};
