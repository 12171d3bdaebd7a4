// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import {
  newId,
  trustId,
  type ClientId,
  type MemberId,
  type SessionId,
} from '../../../src/kernel/ids.js';
import { authMethodOf, presentsSecret } from '../../../src/portal/domain/auth-method.js';
import type { Agreement } from '../../../src/portal/domain/agreement.js';
import type { PortalGround } from '../../../src/portal/domain/portal-faults.js';
import type { Level } from '../../../src/kernel/level.js';
import { createSealedBox } from '../../../src/kernel/sealed-box.js';
import { randomToken } from '../../../src/kernel/tokens.js';
import {
  registerPortal,
  type Registration,
} from '../../../src/portal/use-cases/register-portal.js';

/** What the tests' service has that portals refer to. */
export const testGround: PortalGround = {
  loopback: true,
  controller: 'Regione Emilia-Romagna',
  providers: ['spid', 'cie', 'cns', 'federa', 'google', 'email'],
  attributeServices: [
    { index: 0, name: 'Accesso ai servizi', purpose: undefined },
    { index: 3, name: 'Lettere', purpose: undefined },
  ],
  fixed: [],
};

export const anAgreement: Agreement = {
  reference: 'PG/2026/0001',
  signedOn: '2020-01-01',
  endsOn: null,
  byProcessor: false,
};

export const testBox = createSealedBox([{ id: 'test', secret: Buffer.alloc(32, 7) }]);
export const portalSecret = 'a-secret-of-at-least-32-characters';

let made = 0;

/** A registered portal of the network with an agreement and every scope, serving all communities, unless told otherwise. */
export async function aPortal(
  db: Db,
  overrides: Partial<Registration> = {},
): Promise<Registration> {
  const clientId = trustId<ClientId>(`portal-${(made += 1)}`);
  const { metadata = {} } = overrides;
  const presents = presentsSecret(authMethodOf({ metadata, hasSecret: true }));
  const registration: Registration = {
    clientId,
    name: `Portale ${clientId}`,
    controller: 'Regione Emilia-Romagna',
    sector: clientId,
    secret: presents ? portalSecret : undefined,
    metadata: {},
    redirectUris: ['http://127.0.0.1:9/callback'],
    postLogoutRedirectUris: ['http://127.0.0.1:9/'],
    returnUrls: ['http://127.0.0.1:9/'],
    scopes: [
      'openid',
      'profile',
      'email',
      'groups',
      'roles',
      'memberships',
      'communities:read',
      'memberships:read',
      'members:read',
      'events:read',
      'memberships:write',
      'communities:manage',
    ],
    minimumLevel: 'none',
    firstParty: true,
    communities: 'all',
    agreement: anAgreement,
    ...overrides,
  };
  await registerPortal({ db, now: systemClock, box: testBox }, { registration });
  return registration;
}

export interface Proof {
  readonly level?: Level;
  readonly controller?: string | null;
  readonly provider?: string;
  readonly at?: Date;
}

/** A signed-in session of a member, with one proof. */
export async function aSession(
  db: Db,
  { memberId, ...proof }: Proof & { memberId: MemberId },
): Promise<SessionId> {
  const now = new Date();
  const id = newId<SessionId>();
  await db
    .insertInto('session')
    .values({
      id,
      sid_hash: Buffer.from(randomToken()),
      member_id: memberId,
      data: Buffer.alloc(0),
      device: '',
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  await aProof(db, { sessionId: id, memberId, ...proof });
  return id;
}

/** One more proof in a session. */
export async function aProof(
  db: Db,
  { sessionId, memberId, ...proof }: Proof & { sessionId: SessionId; memberId: MemberId },
): Promise<void> {
  const { level = 'substantial', controller = 'Regione Emilia-Romagna', provider = 'spid' } = proof;
  const at = proof.at ?? new Date();
  const identity = newId();
  await db
    .insertInto('identity')
    .values({
      id: identity,
      member_id: memberId,
      issuer: 'https://idp.example',
      subject: randomToken(),
      kind: provider,
      provider,
      class: level === 'none' ? 'social' : 'proven',
      level,
      label: 'Prova',
      linked_at: at,
      last_used_at: at,
    })
    .execute();
  await db
    .insertInto('authentication_event')
    .values({
      id: newId(),
      session_id: sessionId,
      member_id: memberId,
      identity_id: identity,
      provider,
      level,
      methods: ['spid', 'mfa'],
      controller,
      at,
    })
    .execute();
}
