// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Member } from '../domain/member.js';
import { cleanDisplayName } from '../domain/names.js';
import { isProvince } from '../domain/province.js';
import { updateProfileOf } from '../store/members.js';
import { lockActor } from './resolving/lock-actor.js';
import { tell } from './resolving/tell.js';

export interface ProfileUpdate {
  readonly actor: Actor;
  /** 1 to 80 characters, as others will see it. */
  readonly displayName: string;
  readonly locale: 'it' | 'en';
  /** One of the nine of Emilia-Romagna; undefined for a person who does not say. */
  readonly province?: string | undefined;
}

/**
 * Changes what a member says of themselves; a form without a change changes nothing.
 * @throws PiazzaError `member.name_invalid`, `member.province_unknown`, `member.suspended`
 */
export async function updateProfile(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, locale, ...update }: ProfileUpdate,
): Promise<void> {
  const displayName = cleanDisplayName(update.displayName);
  if (!displayName) throw new PiazzaError('member.name_invalid');
  const { province } = update;
  if (province !== undefined && !isProvince(province)) {
    throw new PiazzaError('member.province_unknown');
  }

  await deps.db.transaction().execute(async (trx) => {
    const member = await lockActor(trx, actor);
    const wanted = { displayName, locale, province };
    const fields = changedFields(member, wanted);
    if (fields.length === 0) return;
    const at = deps.now();
    await updateProfileOf(trx, actor.memberId, { ...wanted, at });
    await tell(trx, {
      event: 'member.updated',
      action: 'member.update',
      at,
      actor: actor.memberId,
      subject: actor.memberId,
      data: { fields },
    });
  });
}

type Wanted = Pick<Member, 'displayName' | 'locale' | 'province'>;

function changedFields(member: Member, wanted: Wanted): string[] {
  const names = ['displayName', 'locale', 'province'] as const;
  return names.filter((name) => member[name] !== wanted[name]);
}
