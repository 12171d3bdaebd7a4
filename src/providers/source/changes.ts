// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Host } from '../provider.js';
import { partyParts, type SourceChange, type SourceDifference } from '../source-change.js';

/** Each version of this document is one change; when it was written says when it happened. */
const changesOf = (document: string): string => `${document}-changes`;
/** How many are shown. */
const shown = 10;

const party = z.strictObject({ id: z.string(), name: z.string() });
const change = z.strictObject({
  outcome: z.enum(['kept', 'refused']),
  from: z.int().optional(),
  to: z.int().optional(),
  rule: z.string().optional(),
  added: z.array(party),
  removed: z.array(party),
  changed: z.array(party.extend({ parts: z.array(z.enum(partyParts)) })),
});

export type ListChange = Omit<SourceChange, 'at'>;
export const noDifference: SourceDifference = { added: [], removed: [], changed: [] };

/**
 * Keeps what became of a copy. The same refusal hour after hour is one change, and so is a good copy
 * that brings nothing new, unless it follows a refused one.
 */
export async function noteChange(host: Host, document: string, next: ListChange): Promise<void> {
  if (next.outcome === 'kept' && next.from === next.to) {
    const [last] = await readChanges(host, document, 1);
    if (last?.outcome !== 'refused') return;
  }
  await host.documents.put(changesOf(document), Buffer.from(JSON.stringify(next), 'utf8'));
}

/** Newest first. */
export async function readChanges(
  host: Host,
  document: string,
  limit = shown,
): Promise<readonly SourceChange[]> {
  const versions = await host.documents.history(changesOf(document), limit);
  return versions.map(({ body, storedAt }) => ({
    ...change.parse(JSON.parse(body.toString('utf8'))),
    at: storedAt,
  }));
}
