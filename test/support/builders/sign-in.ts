// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { newId, type IdentityId, type MemberId } from '../../../src/kernel/ids.js';
import type { Level } from '../../../src/kernel/level.js';
import { defineProvider, type Trust } from '../../../src/providers/provider.js';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { z } from 'zod';

export interface PaperSettings {
  readonly trust?: Partial<Trust>;
  readonly single?: 'after-verify' | 'before-verify';
  readonly level?: Level;
  readonly once?: readonly string[];
}

/**
 * A provider that believes what the reply says, for tests of the host: `subject` signs in, `fail`
 * is refused, `crash` throws something unforeseen.
 */
export const paperProvider = (settings: PaperSettings = {}) =>
  defineProvider({
    contract: 1,
    kind: 'paper',
    trust: {
      family: 'national',
      level: 'substantial',
      personKeys: [],
      vouchesForEmail: false,
      ...settings.trust,
    },
    configSchema: z.strictObject({}),
    create: (_config, host) => ({
      begin: (attempt) => {
        attempt.memory['secret'] = 'kept sealed';
        attempt.correlateBy(`key of ${attempt.handle}`);
        attempt.record('request', Buffer.from('asked'), 'the request');
        const to = new URL('https://idp.example.org/');
        to.searchParams.set('state', attempt.handle);
        return Promise.resolve({ kind: 'redirect', to });
      },
      replies: [
        {
          method: 'POST',
          path: '/reply',
          single: settings.single ?? 'after-verify',
          correlate: (reply) => reply.body['state'],
          record: (reply, attempt) =>
            attempt.record('response', Buffer.from(JSON.stringify(reply.body))),
          async verify(reply) {
            const { subject, fail, crash } = reply.body;
            if (crash) throw new TypeError('cannot read properties of undefined');
            if (!subject) throw new ProviderError('forged', { rule: fail ?? 'paper.subject' });
            return {
              issuer: 'https://idp.example.org',
              subject,
              level: settings.level ?? 'substantial',
              methods: ['spid'],
              authenticatedAt: host.clock.now(),
              personKeys: [{ scheme: 'it-fiscal-code', value: 'IT:BSSGLI88D52M990F' }],
              email: { address: 'anna@example.org', vouched: true },
              claims: { given_name: 'Anna' },
              once: (settings.once ?? []).map((id) => ({
                id,
                until: new Date(host.clock.now().getTime() + 300_000),
              })),
            };
          },
        },
      ],
      origins: () => Promise.resolve(['https://idp.example.org']),
    }),
  });

/** A member with one way in, as identity would have made them. */
export async function aSignedUpMember(
  db: Db,
  displayName = 'Anna R.',
): Promise<{ memberId: MemberId; identityId: IdentityId }> {
  const memberId = newId<MemberId>();
  const identityId = newId<IdentityId>();
  const now = new Date();
  await db
    .insertInto('member')
    .values({ id: memberId, status: 'active', display_name: displayName, created_at: now })
    .execute();
  await db
    .insertInto('identity')
    .values({
      id: identityId,
      member_id: memberId,
      issuer: 'https://idp.example.org',
      subject: identityId,
      kind: 'paper',
      provider: 'paper',
      class: 'proven',
      level: 'substantial',
      label: '',
      linked_at: now,
      last_used_at: now,
    })
    .execute();
  return { memberId, identityId };
}
