// SPDX-License-Identifier: AGPL-3.0-or-later
// What the SCIM run finds: a small region, a portal of one of its communities, and the token of its manager.
import { createPrivateKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { root, work } from './paths.mjs';

const clientId = 'directory';
const built = (path) => import(join(root, 'dist/src', path));

/** Fills the database of the run. @returns the configuration of the portal, and the subject of the manager there */
export async function fillRegion() {
  const { startEmbedded } = await built('database/embedded/server.js');
  const { createPool } = await built('database/database.js');
  const { seedScale } = await built('cli/seed/scale/seed-scale.js');
  const server = await startEmbedded({ dataDirectory: join(work, 'postgres') });
  const pool = createPool({ url: server.url('piazza'), poolSize: 2 });
  try {
    await seedScale(pool, { members: 50 });
    const { rows } = await pool.query(
      `select c.slug, r.member_id from live_role r join community c on c.id = r.community_id
       where r.role = 'manager' and c.status = 'active' order by c.slug limit 1`,
    );
    const [{ slug, member_id: memberId }] = rows;
    const subject = randomUUID().replaceAll('-', '');
    const values = [clientId, memberId, subject];
    await pool.query(
      'insert into pairwise_subject (sector, member_id, sub) values ($1, $2, $3)',
      values,
    );
    return { portal: portalOf(slug), subject };
  } finally {
    await pool.end();
    await server.stop();
  }
}

const portalOf = (slug) => ({
  clientId,
  name: 'The directory of a municipality',
  controller: 'Regione Emilia-Romagna',
  secret: 'a-secret-of-the-conformance-run-alone',
  redirectUris: ['https://directory.example/callback'],
  scopes: ['openid', 'profile', 'email', 'scim', 'scim:write'],
  communities: [slug],
});

/**
 * The access token that the manager's sign-in would give, signed by the key of the run: signing in is not what is
 * tested here.
 */
export async function managerToken(origin, subject) {
  const key = createPrivateKey(readFileSync(join(work, 'oidc.key')));
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    client_id: clientId,
    scope: 'scim scim:write',
    acr: 'http://eidas.europa.eu/LoA/substantial',
    auth_time: now,
    provider: 'spid',
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'run' })
    .setIssuer(`${origin}/oidc`)
    .setAudience(`${origin}/api/v1`)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + 3_600)
    .setJti(randomUUID())
    .sign(key);
}
