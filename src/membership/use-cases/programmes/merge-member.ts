// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../../database/database.js';
import { newId, type MemberId, type ProgrammeGrantId } from '../../../kernel/ids.js';
import { insertLead, listLeads, saveLead } from '../../store/programmes/leads.js';
import type { Merging } from '../merge-member.js';
import { recordLead } from './record-lead.js';

const journal = z.object({ leads: z.array(z.string()) });
type Journal = z.infer<typeof journal>;

/**
 * Moves the programmes that one member leads to another who is the same person. What the other leads already
 * stays as it is; what either signed for the other is not theirs to hold.
 */
export async function mergeMember(trx: Trx, { from, into: to, at }: Merging): Promise<Journal> {
  await endSelfSigned(trx, { from, to, at });
  return { leads: await moveLeads(trx, { from, to, at }) };
}

export async function undoMerge(
  trx: Trx,
  { from, into, at }: Merging,
  kept: unknown,
): Promise<void> {
  const { leads } = journal.parse(kept);
  await moveLeads(trx, { from: into, to: from, at, only: leads });
}

async function endSelfSigned(trx: Trx, { from, to, at }: Move): Promise<void> {
  const by = { by: to, at };
  for (const one of await listLeads(trx, { memberId: to })) {
    if (one.grantedBy !== from) continue;
    const ended = { ...one, status: 'revoked' as const };
    await saveLead(trx, ended, by.at);
    await recordLead(trx, 'programme.lead_ended', ended, by);
  }
}

interface Move {
  readonly from: MemberId;
  readonly to: MemberId;
  readonly at: Date;
  /** Those alone; all when absent. */
  readonly only?: readonly string[];
}

async function moveLeads(trx: Trx, { from, to, at, only }: Move): Promise<string[]> {
  const by = { by: to, at, why: 'moved' as const };
  const held = await listLeads(trx, { memberId: to });
  const moved: string[] = [];
  for (const one of await listLeads(trx, { memberId: from })) {
    if (only && !only.includes(one.id)) continue;
    const ended = { ...one, status: 'moved' as const };
    await saveLead(trx, ended, by.at);
    await recordLead(trx, 'programme.lead_ended', ended, by);
    const isHeld = held.some(({ programmeId }) => programmeId === one.programmeId);
    if (isHeld || one.grantedBy === to) continue;
    const copy = { ...one, id: newId<ProgrammeGrantId>(by.at.getTime()), memberId: to };
    await insertLead(trx, copy);
    const began = one.status === 'active' ? ('started' as const) : ('offered' as const);
    await recordLead(trx, `programme.lead_${began}`, copy, by);
    moved.push(copy.id);
  }
  return moved;
}
