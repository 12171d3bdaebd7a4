// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { PiazzaError } from '../../../src/kernel/errors.js';
import { newId, trustId, type Slug } from '../../../src/kernel/ids.js';
import { invitingDeps } from '../../support/builders/invitation.js';
import { aCommunity, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { ...invitingDeps(db), db, now };
type Try = (with_: typeof deps, input: object) => Promise<unknown>;

const folder = join(import.meta.dirname, '../../../src/membership/use-cases');
/** What is told by the address of something else than a community, or by configuration as code. */
const elsewhere = /^(programmes|external|as-code|organisations)\//;

/** By the id of what is meant, or of no community at all; they pass on whatever they are given. */
const byId = new Set([
  'readdressInvitation',
  'listCommunities',
  'listSeenCommunities',
  'answerRemoval',
  'liftMeasure',
  'decideReport',
  'objectToDecision',
  'referReport',
  'decideSeat',
  'readDelegation',
  // Steps: of choosing roles and fields of the card, and of joining.
  'switchOptions',
  'joinAtOnce',
]);
/** They refuse nobody, and answer that there is nothing. */
const answering = new Set(['listRightsIn', 'followSlug', 'readStandstill']);

/** Whatever somebody may be asked for beside the address of a community; none of it is there. */
const anything = () => ({
  locale: 'it',
  lang: 'it',
  memberId: newId(),
  role: 'editor',
  message: 'Eccomi',
  reason: 'Una ragione come un’altra',
  reasonCode: 'conduct',
  days: 10,
  revision: 1,
  text: 'Parole',
  texts: { it: 'Condizioni', en: 'Terms' },
  guests: [{ address: 'ada@example.org' }],
  accepted: { versions: [], lang: 'it' },
  term: { months: 12, graceDays: 60, onLoss: 'grace' },
  roles: [],
  fields: [],
  group: 'gruppo',
  name: 'Gruppo',
  right: 'community.edit_text',
  minutes: 10,
  body: 'Parole che bastano',
  thing: { kind: 'text' },
});

/** Those use cases that read the address of a community when they are called. */
async function bySlug(): Promise<readonly (readonly [string, Try])[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !elsewhere.test(file))
    .toSorted();
  const found: [string, Try][] = [];
  for (const file of files) {
    const exported: Readonly<Record<string, unknown>> = await import(join(folder, file));
    for (const [name, one] of Object.entries(exported)) {
      if (isUseCase(one) && !byId.has(name) && (await readsSlug(one))) found.push([name, one]);
    }
  }
  return found;
}

const isUseCase = (one: unknown): one is Try =>
  typeof one === 'function' && /^(async )?(function \w+)?\(\s*(deps|\{ ?db)/.test(one.toString());

async function readsSlug(one: Try): Promise<boolean> {
  let read = false;
  const input = {
    ...anything(),
    get slug() {
      read = true;
      return trustId<Slug>('mai-esistita');
    },
  };
  await codeOf(async () => one(deps, input));
  return read;
}

const codeOf = (attempt: () => Promise<unknown>): Promise<unknown> =>
  attempt().then(
    (answer) => ({ answer }),
    (error: unknown) => (error instanceof PiazzaError ? error.code : String(error)),
  );

const tries = await bySlug();

const tried = (one: Try, actor: Actor, slug: Slug) =>
  codeOf(async () => one(deps, { ...anything(), actor, viewer: actor, slug }));

describe('I20 a hidden community is to a stranger as if it were not there', () => {
  it('tries every use case that takes the address of one', () => {
    expect(tries.length).toBeGreaterThan(80);
  });

  it.each(tries)('%s', async (name, attempt) => {
    const actor = await someActor(db);
    const { slug } = await aCommunity(db, { visibility: 'hidden' });

    const hidden = await tried(attempt, actor, slug);

    if (!answering.has(name)) expect(hidden).toMatch(/^(community.not_found|right.missing)$/);
    expect(hidden).toEqual(await tried(attempt, actor, trustId<Slug>('mai-esistita')));
  });
});
