// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import type { MailKind } from '../../src/kernel/mail-kind.js';
import { createSealedBox } from '../../src/kernel/sealed-box.js';
import { followCommunity } from '../../src/membership/use-cases/following/follow-community.js';
import { unfollowCommunity } from '../../src/membership/use-cases/following/unfollow-community.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { sealRefusal } from '../../src/membership/use-cases/mail-choices/refusal-link.js';
import { refuseByLink } from '../../src/membership/use-cases/mail-choices/refuse-by-link.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../src/membership/use-cases/undo-merge.js';
import { aCommunity, someActor } from './builders/membership.js';

const box = createSealedBox([{ id: 'test', secret: randomBytes(32) }]);

/** Which mails somebody wants: each prepares what it needs and returns the act to be watched. */
export function mailChoiceActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now, box };
  const following = async () => {
    const [actor, community] = [await someActor(db), await aCommunity(db)];
    await followCommunity(deps, { actor, slug: community.slug, alerts: true });
    return { actor, community };
  };
  const byLink = (kind: MailKind) => async () => {
    const { actor, community } = await following();
    const link = { memberId: actor.memberId, kind, communityId: community.id };
    return () => refuseByLink(deps, sealRefusal(deps, link));
  };
  const merged = async () => {
    const { actor } = await following();
    await chooseMails(deps, { actor, kind: 'digest', wanted: false });
    return { from: actor.memberId, into: (await someActor(db)).memberId };
  };
  const transaction = db.transaction();
  return {
    'following/unfollow-community': async () => {
      const { actor, community } = await following();
      return () => unfollowCommunity(deps, { actor, slug: community.slug });
    },
    'following/follow-community without mails': async () => {
      const { actor, community } = await following();
      return () => followCommunity(deps, { actor, slug: community.slug, alerts: false });
    },
    'mail-choices/choose-mails': async () => {
      const actor = await someActor(db);
      return () => chooseMails(deps, { actor, kind: 'reminders', wanted: false });
    },
    'mail-choices/choose-mails (and back)': async () => {
      const actor = await someActor(db);
      await chooseMails(deps, { actor, kind: 'digest', wanted: false });
      return () => chooseMails(deps, { actor, kind: 'digest', wanted: true });
    },
    'mail-choices/refuse-by-link': byLink('news'),
    'mail-choices/refuse-by-link of the summary': byLink('digest'),
    'merge-member who follows': async () => {
      const { from, into } = await merged();
      return () => transaction.execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    },
    'undo-merge of who follows': async () => {
      const { from, into } = await merged();
      const journal = await transaction.execute((trx) =>
        mergeMember(trx, { from, into, at: new Date() }),
      );
      return () =>
        transaction.execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
    },
  };
}
