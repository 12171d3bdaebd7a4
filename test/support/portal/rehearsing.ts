// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateKeyPairSync } from 'node:crypto';
import type { Db } from '../../../src/database/database.js';
import { preparedOn } from '../../../src/database/prepared.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { createLogger } from '../../../src/kernel/logger.js';
import { membershipClaims } from '../../../src/membership/use-cases/claims.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import type { OidcDeps } from '../../../src/portal/oidc/deps.js';
import { toJwks } from '../../../src/portal/oidc/keys.js';
import { createProvider } from '../../../src/portal/oidc/provider.js';
import { createRehearsal } from '../../../src/portal/oidc/rehearsal.js';
import { createPortalDirectory } from '../../../src/portal/use-cases/portal-directory.js';
import type { Rehearse } from '../../../src/portal/use-cases/rehearsal-types.js';
import { currentEvent } from '../../../src/sign-in/use-cases/current-event.js';
import { testBox } from '../builders/portal.js';

const never = (): never => {
  throw new Error('a rehearsal draws no page and ends no session');
};

// Drawn once: it takes the longest.
const keys = [
  { kid: 'rsa', privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey },
];

/** Tried sign-ins over a real provider. */
export function rehearsing(db: Db, origin: string): Rehearse {
  const deps: OidcDeps = {
    db,
    now: systemClock,
    log: createLogger('silent'),
    issuer: `${origin}/oidc`,
    apiResource: `${origin}/api/v1`,
    box: testBox,
    fetch: never,
    portals: createPortalDirectory({ db, now: systemClock, seconds: 0 }),
    jwks: toJwks(keys),
    cookieKeys: ['a-cookie-key-of-the-tests'],
    entitlements: { namespace: 'urn:example:piazza', authority: 'piazza.example' },
    currentEvent: async (query) =>
      currentEvent({ db, controller: 'Regione Emilia-Romagna' }, query),
    isNational: (id) => id !== 'email',
    memberships: async (query) => membershipClaims(preparedOn(db), query),
    endSession: never,
    pages: { error: never, passOn: never, signOut: never, signedOut: never, signedOutHere: never },
  };
  return createRehearsal(createProvider(deps), {
    ...deps,
    demandKeeper: async (at, actor) => demandRight(at, actor, 'client.register'),
  });
}
