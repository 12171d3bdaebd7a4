// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the contract. The dishonest ones beside it are this one with one thing changed.

const issuer = 'https://honest.example';

export const refusal = (code, rule) =>
  Object.assign(new Error(code), { name: 'ProviderError', code, detail: { rule } });

/** Reads the ticket of a reply, as the honest one does. */
export async function readTicket(config, host, { query }, attempt) {
  if (query.state !== attempt.handle) throw refusal('mismatched', 'honest.state');
  if (query.nonce !== attempt.memory.nonce) throw refusal('forged', 'honest.nonce');
  const response = await host
    .fetch(`${issuer}/ticket`, {
      headers: { authorization: `Bearer ${config.clientSecret}` },
    })
    .catch(() => {
      throw refusal('upstream_unavailable', 'honest.fetch');
    });
  const ticket = await response.json().catch(() => undefined);
  if (!response.ok || typeof ticket?.user !== 'string')
    throw refusal('upstream_error', 'honest.answer');
  return {
    issuer,
    subject: ticket.user,
    level: 'low',
    methods: ['pwd'],
    authenticatedAt: host.clock.now(),
    personKeys: [],
    claims: { name: 'Anna' },
  };
}

export async function begin(host, attempt) {
  attempt.memory.nonce = host.random.token();
  const to = new URL('/authorize', issuer);
  to.search = new URLSearchParams({ state: attempt.handle, nonce: attempt.memory.nonce });
  return { kind: 'redirect', to };
}

/** The honest provider with some of its parts replaced. */
export const variant = ({
  correlate,
  verify = readTicket,
  begin: start = begin,
  ...more
} = {}) => ({
  contract: 1,
  kind: 'variant',
  trust: { family: 'enterprise', level: 'low', personKeys: [], vouchesForEmail: false },
  configSchema: {
    parse(config) {
      if (typeof config?.clientSecret !== 'string')
        throw new Error('clientSecret must be a string');
      return config;
    },
  },
  create: (config, host) => ({
    begin: (attempt) => start(host, attempt),
    replies: [
      {
        method: 'GET',
        path: '/callback',
        single: 'after-verify',
        correlate: correlate ?? ((reply) => reply.query.state),
        verify: (reply, attempt) => verify(config, host, reply, attempt),
      },
    ],
    documents: [{ path: '/metadata', type: 'text/plain', render: async () => host.id }],
    origins: async () => [issuer],
    ...more.provider?.(config, host),
  }),
  ...more.definition,
});

export default variant();

export const contract = {
  config: { clientSecret: 'correct horse battery staple' },
  invalidConfigs: [{}, { clientSecret: 1 }],
  upstream: () => Response.json({ user: 'anna' }),
  signIn: ({ to }) => ({ query: Object.fromEntries(to.searchParams) }),
};
