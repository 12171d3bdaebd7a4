// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type MemberId } from '../../../kernel/ids.js';
import { civilNames, firstDisplayName } from '../../domain/names.js';
import { insertIdentity } from '../../store/identities.js';
import { insertMember } from '../../store/members.js';
import { keepAddress } from './address.js';
import { newIdentity, type Context } from './context.js';
import { recordKeys } from './first-proof.js';
import type { Resolution } from './input.js';
import { tell } from './tell.js';

/** A person who was never here: the member, the way in, the key that makes the next means find them. */
export async function createFor(trx: Trx, context: Context): Promise<Resolution> {
  const { input, at } = context;
  const { claims } = input.profile;
  const id = newId<MemberId>(at.getTime());
  await insertMember(trx, {
    id,
    displayName: firstDisplayName(claims, input.locale, id),
    ...civilNames(claims),
    locale: input.locale,
    createdAt: at,
  });
  await recordKeys(trx, context, id);
  const identity = newIdentity(context, id);
  await insertIdentity(trx, identity);
  await keepAddress(trx, context, id);
  await tell(trx, {
    event: 'member.created',
    action: 'member.create',
    at,
    actor: id,
    subject: id,
    data: { identityId: identity.id, provider: input.provider },
  });
  return { outcome: 'in', memberId: id, identityId: identity.id, created: true, linked: false };
}
