// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { CardId, ReportId } from '../../../src/kernel/ids.js';
import type { ReportReason } from '../../../src/membership/domain/reports/report.js';
import { decideReport } from '../../../src/membership/use-cases/reports/decide-report.js';
import { fileReport } from '../../../src/membership/use-cases/reports/file-report.js';
import { objectToDecision } from '../../../src/membership/use-cases/reports/object-to-decision.js';
import { aCard } from './cards.js';
import { aCommunity, actorOf, aGrant, aStint } from './membership.js';

type Place = Awaited<ReturnType<typeof aCommunity>>;

export interface ReportedCard {
  readonly community: Place;
  readonly reportId: ReportId;
  readonly cardId: CardId;
  readonly reporter: Actor;
  /** Whose card it is. */
  readonly owner: Actor;
  readonly manager: Actor;
  readonly moderator: Actor;
}

export const reason = 'Nella scheda c’è il numero di telefono di un’altra persona.';

/** A member reports the card of another, in a community with a manager and a moderator. */
export async function aReportedCard(
  db: Db,
  {
    community: place,
    reasonCode = 'personal_data',
  }: { community?: Place; reasonCode?: ReportReason } = {},
): Promise<ReportedCard> {
  const community = place ?? (await aCommunity(db));
  const moderator = await aGrant(db, { community, role: 'moderator' });
  const reporter = actorOf((await aStint(db, { community })).memberId);
  const { cardId, memberId } = await aCard(db, { community });
  const thing = { kind: 'card', cardId } as const;
  const filed = { actor: reporter, slug: community.slug, thing, reasonCode, body: reason };
  const { reportId } = await fileReport({ db, now }, filed);
  return {
    community,
    reportId,
    cardId,
    reporter,
    owner: actorOf(memberId),
    manager: actorOf(community.managerId),
    moderator: actorOf(moderator.memberId),
  };
}

/** The card was hidden, and its owner asks for a review. */
export async function anObjection(db: Db, place?: Place): Promise<ReportedCard> {
  const reported = await aReportedCard(db, place && { community: place });
  const { reportId, moderator: actor, owner } = reported;
  const decision = { outcome: 'hide_card', ground: 'rules', reason } as const;
  await decideReport({ db, now }, { actor, reportId, ...decision });
  const objection = 'Il numero è il mio, e l’ho messo io.';
  await objectToDecision({ db, now }, { actor: owner, reportId, objection });
  return reported;
}
