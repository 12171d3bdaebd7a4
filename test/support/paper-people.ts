// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { defineProvider, type Reply, type Trust } from '../../src/providers/provider.js';

/**
 * Kinds of provider that believe what the reply says of a person: `subject`, `code` (a fiscal code),
 * `email`, `name`, `issuer`. `paper-national` proves persons, `paper-social` nobody but vouches for addresses.
 */
export const paperPeople = [
  paperNational('paper-national'),
  paper('paper-social', {
    family: 'social',
    level: 'none',
    personKeys: [],
    vouchesForEmail: true,
  }),
];

/** A kind that proves persons, under whatever name; without a `subject` the fiscal code is the subject. */
export function paperNational(kind: string) {
  return paper(kind, {
    family: 'national',
    level: 'high',
    personKeys: ['it-fiscal-code'],
    vouchesForEmail: false,
  });
}

function paper(kind: string, trust: Trust) {
  return defineProvider({
    contract: 1,
    kind,
    trust,
    configSchema: z.strictObject({}),
    create: (_config, host) => ({
      begin: (attempt) => {
        const to = new URL('https://idp.example.org/');
        to.searchParams.set('state', attempt.handle);
        return Promise.resolve({ kind: 'redirect', to });
      },
      replies: [
        {
          method: 'POST',
          path: '/reply',
          single: 'after-verify',
          correlate: (reply) => reply.body['state'],
          verify: (reply) =>
            Promise.resolve({
              issuer: reply.body['issuer'] ?? `https://${host.id}.example.org`,
              level: trust.level === 'none' ? 'none' : 'substantial',
              methods: [kind],
              authenticatedAt: host.clock.now(),
              ...personOf(reply),
            }),
        },
      ],
      origins: () => Promise.resolve(['https://idp.example.org']),
    }),
  });
}

function personOf({ body }: Reply) {
  const { subject, code, email, name = 'Anna Rossi' } = body;
  const [given_name, family_name] = name.split(' ');
  const personKeys = code ? [{ scheme: 'it-fiscal-code' as const, value: code }] : [];
  const [personKey] = personKeys;
  return {
    subject: subject ?? (personKey ? { personKey } : ''),
    label: name,
    claims: { given_name, family_name },
    personKeys,
    ...(email && { email: { address: email, vouched: true } }),
  };
}
