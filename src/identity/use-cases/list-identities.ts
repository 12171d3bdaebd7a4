// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { IdentityId, MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Identity } from '../domain/member.js';
import type { IdentityClass } from '../domain/profile.js';
import { findIdentities } from '../store/identities.js';
import { listPersonKeys } from '../store/person-keys.js';

/** A way in as its owner sees it; issuer and subject stay inside. */
export interface ListedIdentity {
  readonly id: IdentityId;
  readonly kind: string;
  readonly provider: string;
  readonly class: IdentityClass;
  /** The highest level it has ever proven. */
  readonly level: Level;
  readonly label: string;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date;
  /** False for the last way in, and for the last one that proves the person. */
  readonly removable: boolean;
}

/** A member's ways in, the last used first. */
export async function listIdentities(
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<readonly ListedIdentity[]> {
  const identities = await findIdentities(db, memberId);
  const keys = await listPersonKeys(db, memberId);
  const proofs = identities.filter((identity) => identity.class === 'proven').length;
  const isLastProof = (identity: Identity): boolean =>
    keys.length > 0 && identity.class === 'proven' && proofs === 1;

  return identities.map((identity) => ({
    id: identity.id,
    kind: identity.kind,
    provider: identity.provider,
    class: identity.class,
    level: identity.level,
    label: identity.label,
    linkedAt: identity.linkedAt,
    lastUsedAt: identity.lastUsedAt,
    removable: identities.length > 1 && !isLastProof(identity),
  }));
}
