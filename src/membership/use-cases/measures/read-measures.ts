// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AppealId, MeasureId, MemberId } from '../../../kernel/ids.js';
import type { Appeal } from '../../domain/measures/appeal.js';
import { listMessages, type CaseMessage } from '../../store/cases/messages.js';
import { findAppeal, findAppealOf } from '../../store/measures/appeals.js';
import {
  findListedMeasure,
  listMeasuresOf,
  listWaitingAppeals,
  type ListedMeasure,
  type WaitingAppeal,
} from '../../store/measures/measure-lists.js';
import { findMeasure } from '../../store/measures/measures.js';
import { findSurvivor } from '../../store/survivor.js';
import { demand, powersOf } from '../authorise.js';
import { momentOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';

interface AppealMessage extends CaseMessage {
  readonly fromMember: boolean;
}

export interface MeasurePage {
  readonly measure: ListedMeasure;
  readonly appeal: Appeal | undefined;
  readonly messages: readonly AppealMessage[];
}

type Reading = { readonly actor: Actor; readonly locale: 'it' | 'en' };

/** What was decided against the actor, newest first; never what was only proposed. */
export const myMeasures = (
  { db }: { db: Db },
  { actor, locale }: Reading,
): Promise<readonly ListedMeasure[]> => listMeasuresOf(db, actor.memberId, { locale });

/** One of them with its appeal. @throws PiazzaError `measure.not_found` */
export async function readOwnMeasure(
  { db }: { db: Db },
  { actor, measureId, locale }: Reading & { measureId: MeasureId },
): Promise<MeasurePage> {
  const measure = await findListedMeasure(db, measureId, locale);
  const isTold = measure?.status === 'in_force' || measure?.status === 'over';
  if (!measure || !isTold || (await findSurvivor(db, measure.memberId)) !== actor.memberId) {
    throw new PiazzaError('measure.not_found', { measureId });
  }
  return withAppeal(db, measure, await findAppealOf(db, measureId));
}

/** The appeals that wait for the regional staff. @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` */
export async function listAppeals(
  { db }: { db: Db },
  { actor, locale, cursor }: Reading & { readonly cursor?: string | undefined },
): Promise<Listed<WaitingAppeal>> {
  demand(await powersOf(db, actor), 'appeal.decide');
  const page = { locale, after: momentOf(cursor), limit: pageSize + 1 };
  return pageOf(await listWaitingAppeals(db, page));
}

/** @throws PiazzaError `right.missing`, `session.level_too_low`, `appeal.not_found` */
export async function readAppeal(
  { db }: { db: Db },
  { actor, appealId, locale }: Reading & { appealId: AppealId },
): Promise<MeasurePage> {
  demand(await powersOf(db, actor), 'appeal.decide');
  const appeal = await findAppeal(db, appealId);
  const measure = appeal && (await findListedMeasure(db, appeal.measureId, locale));
  if (!measure) throw new PiazzaError('appeal.not_found', { appealId });
  return withAppeal(db, measure, appeal);
}

async function withAppeal(
  db: Db,
  measure: ListedMeasure,
  appeal: Appeal | undefined,
): Promise<MeasurePage> {
  const messages = appeal ? await listMessages(db, { kind: 'appeal', id: appeal.id }) : [];
  // By whichever profile of theirs.
  const isOwn = (author: MemberId): boolean =>
    author === measure.memberId || author === appeal?.memberId;
  return {
    measure,
    appeal,
    messages: messages.map((one) => ({ ...one, fromMember: isOwn(one.author) })),
  };
}

/** What the mail about a decision says. */
export async function toldMeasure(db: Db, id: MeasureId): Promise<ToldMeasure | undefined> {
  const measure = await findMeasure(db, id);
  const appeal = measure && (await findAppealOf(db, id));
  if (!measure) return undefined;
  const { reason, until, kind } = measure;
  return { reason, until, tookRole: kind === 'revocation', appeal: verdictOf(appeal) };
}

interface ToldMeasure {
  readonly reason: string;
  readonly until: Date | undefined;
  readonly tookRole: boolean;
  readonly appeal:
    | { readonly verdict: 'upheld' | 'dismissed'; readonly reason: string }
    | undefined;
}

function verdictOf(appeal: Appeal | undefined): ToldMeasure['appeal'] {
  if (appeal?.status !== 'upheld' && appeal?.status !== 'dismissed') return undefined;
  return { verdict: appeal.status, reason: appeal.reason ?? '' };
}
