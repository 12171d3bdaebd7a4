// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type MemberId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import { claimsOfScopes } from '../../domain/release.js';
import { hasEnded } from './ended.js';

/** Somebody whom a portal knows, and whether it may read the name that they chose. */
export interface Acquainted {
  readonly subject: string;
  readonly isNamed: boolean;
}

/**
 * Some members as a portal knows them; those whom its sector does not know are missing, and those who are kept out. A name is for a portal that is
 * registered for it, once the person was shown so and as long as they let it be.
 */
export async function listAcquainted(
  db: Db | Trx,
  { sector, clientId, scopes }: Pick<Portal, 'sector' | 'clientId' | 'scopes'>,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Acquainted>> {
  if (members.length === 0) return new Map();
  const rows = await db
    .selectFrom('pairwise_subject as p')
    .innerJoin('member_public as m', 'm.id', 'p.member_id')
    .leftJoin('release_notice as r', (join) =>
      join
        .onRef('r.member_id', '=', 'p.member_id')
        .on('r.client_id', '=', clientId)
        .on('r.ended_at', 'is', null),
    )
    .select(['p.member_id', 'p.sub', 'r.claims'])
    .where('m.status', '=', 'active')
    .where('p.sector', '=', sector)
    .where('p.member_id', 'in', [...members])
    .where((eb) => eb.not(hasEnded('p.member_id', clientId)))
    .execute();
  const registered = claimsOfScopes(scopes).has('name');
  return new Map(
    rows.map(({ member_id: id, sub: subject, claims }) => [
      trustId<MemberId>(id),
      { subject, isNamed: registered && (claims ?? []).includes('name') },
    ]),
  );
}
