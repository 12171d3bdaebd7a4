// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId } from '../../../kernel/ids.js';
import { civilNames } from '../../domain/names.js';
import type { Claimed, ReviewId } from '../../domain/review.js';
import { openReview, wasKeptApart } from '../../store/reviews.js';
import type { Context } from './context.js';
import type { Resolution } from './input.js';
import { tell } from './tell.js';

/**
 * An account that changed person, or keys of several members: nobody is signed in, a human decides, and
 * everybody concerned is told, once for each case. What was kept apart before stays so.
 */
export async function review(trx: Trx, context: Context): Promise<Resolution> {
  const { input, subject, candidates, at } = context;
  const { profile, provider } = input;
  const concerned = candidates.filter((candidate) => candidate.identityId ?? candidate.heldAt);
  const holders = candidates.filter((candidate) => candidate.heldAt);
  const kind = holders.length > 1 ? 'two_members' : 'changed_person';
  const sides = concerned.map(({ id }) => id);
  const { issuer, label } = profile;
  if (kind === 'two_members' && (await wasKeptApart(trx, { issuer, subject, sides }))) {
    return { outcome: 'deny', code: 'identity.kept_apart' };
  }

  const keys = context.keys.map(({ hmac, ...key }) => ({ ...key, hmac: hmac.toString('hex') }));
  // A reply below `low` brings no key, and without keys there is nothing to review.
  const level = profile.level === 'none' ? 'low' : profile.level;
  const { id, opened } = await openReview(trx, {
    id: newId<ReviewId>(at.getTime()),
    openedAt: at,
    claimed: claimedNames(context),
    kind,
    issuer,
    subject,
    provider,
    label,
    keys,
    level,
    sides,
  });
  for (const side of opened ? sides : []) {
    await tell(trx, {
      event: 'member.reviewed',
      action: 'member.review',
      at,
      actor: side,
      subject: side,
      data: { case: id, with: sides.filter((other) => other !== side) },
    });
  }
  return { outcome: 'review', caseId: id };
}

function claimedNames({ input }: Context): Claimed {
  const { givenName, familyName, ageClass } = civilNames(input.profile.claims);
  return {
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(ageClass && { ageClass }),
  };
}
