// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isProvince } from '../../kernel/province.js';
import { isSector } from '../../kernel/sector.js';
import type { Member } from '../domain/member.js';
import { cleanDisplayName } from '../domain/names.js';
import { isReservedName } from '../domain/reserved-names.js';
import { updateProfileOf } from '../store/members.js';
import { lockActor } from './resolving/lock-actor.js';
import { tell } from './resolving/tell.js';

export interface ProfileUpdate {
  readonly actor: Actor;
  /** 2 to 80 characters with a letter among them, as others will see it. */
  readonly displayName: string;
  readonly locale: 'it' | 'en';
  /** One of the nine of Emilia-Romagna; undefined for a person who does not say. */
  readonly province?: string | undefined;
  /** A code of the closed list; undefined for a person who does not say. */
  readonly sector?: string | undefined;
}

/**
 * Changes what a member says of themselves; a form without a change changes nothing.
 * @throws PiazzaError `member.name_invalid`, `member.name_reserved`, `member.province_unknown`,
 *   `member.sector_unknown`, `member.suspended`
 */
export async function updateProfile(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, locale, ...update }: ProfileUpdate,
): Promise<void> {
  const said = checked(update);

  await deps.db.transaction().execute(async (trx) => {
    const member = await lockActor(trx, actor);
    const wanted = { ...said, locale };
    const fields = changedFields(member, wanted);
    if (fields.length === 0) return;
    // A name from before a word was reserved is kept until it is changed.
    if (fields.includes('displayName') && isReservedName(said.displayName)) {
      throw new PiazzaError('member.name_reserved');
    }
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

type Said = Pick<Member, 'displayName' | 'province' | 'sector'>;

function checked({
  displayName: typed,
  province,
  sector,
}: Omit<ProfileUpdate, 'actor' | 'locale'>): Said {
  const displayName = cleanDisplayName(typed);
  if (!displayName) throw new PiazzaError('member.name_invalid');
  if (province !== undefined && !isProvince(province)) {
    throw new PiazzaError('member.province_unknown');
  }
  if (sector !== undefined && !isSector(sector)) throw new PiazzaError('member.sector_unknown');
  return { displayName, province, sector };
}

type Wanted = Said & Pick<Member, 'locale'>;

function changedFields(member: Member, wanted: Wanted): string[] {
  const names = ['displayName', 'locale', 'province', 'sector'] as const;
  return names.filter((name) => member[name] !== wanted[name]);
}
