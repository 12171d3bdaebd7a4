// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  countChanges,
  watchChanges,
  watchTelling,
  whileTellingFails,
} from '../../support/seen-changes.js';
import { useDatabase } from '../../support/database.js';
import { allThatIsDone } from '../../support/all-that-is-done.js';

const { db } = useDatabase();
const acts = allThatIsDone(db);

/** Files that are steps of the acts above, reads, or counts without history. */
const notActs = new RegExp(
  `^(${[
    'inviting/(demand-|hold-|letters|list-|offer-|read-|write-)',
    'reports/(carry-|end-|hold-|read-|settle-|target|words)|exporting/(end-|read-)|disputes/(end-|read-)|break-glass/list-|digest/read-',
    'measures/(drop-|end-w|keep-out|list-|lock-|move-|read-|tell-|undo-)',
    'as-code/(operator|place|plan-|planned|settings-|stepping|steps)',
    'form/(drop-|edit-|hold-|read-|take-)',
    'staff-terms/read-|announcing/(gather|read|tell)-',
    '(roles|register|history)/(demand|drop|list|lock|read)-|roles/end-as',
    'leaving/(agree-|hand-|list-|read-)|term/start-grace',
    'terms-of-use/read-|requests/(list-|read-)',
    'following/(end-|gather-|list-|read-|tell-|unfollow-)|mail-choices/(end-|read-|refusal-)',
    'seats/(end-seat-with|hold-|list-|my-|record-)',
    'organisations/(addressees|authorise|choose-|hold-|in-batches|list-|merging/|move-affiliations|own-|read-|record-|refresh-|search-|strip-|take-)',
    'programmes/(authorise|count-|list-|read-|record-)|external/(list-|read-)|links/(list-|record-)',
    'groups/(hold-|list-|stint-)|cards/(drop-|judge-|list-|move-|purge-|read-)',
    'settings/(hold-|list-|read-|settle-|switch-)|lifecycle/(demand-|read-|wake)',
    'founding/(find-|hold-|letters|list-|read-|signers|summon|write-)|(get|list|member|my|read|preview|search)-',
    'addressees|claims|export-member|needed-level',
    '(authorise|demand-(holder|means|right)|lock-|record|transact)',
    '(admit|begin-|carry-standing|end-(grant|membership)|found-|keep-(administered|managed)|move-stint|open-role|start-grant)',
    'joining/(join-at-once|weigh)|roll-up|still-may',
  ].join('|')})`,
);

beforeAll(async () => {
  await watchChanges(db);
  await watchTelling(db);
});

describe('I14 every changed row writes one event and one audit entry', () => {
  // First: what is taken back leaves nothing behind that the acts below would meet.
  it.each(Object.keys(acts))('%s: with it or not at all', async (name) => {
    const act = await acts[name]?.();
    const before = await countChanges(db);
    await whileTellingFails(db, async () => act?.());
    expect(await countChanges(db)).toEqual(before);
  });

  it.each(Object.keys(acts))('%s', async (name) => {
    const act = await acts[name]?.();
    const before = await countChanges(db);

    await act?.();

    const after = await countChanges(db);
    const changes = after.changes - before.changes;
    expect(changes).toBeGreaterThan(0);
    expect(after.events - before.events).toBe(changes);
    expect(after.entries - before.entries).toBe(changes);
  });

  it('watches every use case that changes something', () => {
    const folder = join(import.meta.dirname, '../../../src/membership/use-cases');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    const watched = Object.keys(acts).map((name) => name.split(' ')[0]);
    expect(files.filter((file) => !notActs.test(file) && !watched.includes(file))).toEqual([]);
  });
});
