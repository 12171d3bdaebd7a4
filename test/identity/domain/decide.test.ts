// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/identity/domain/decide.js';
import type { Decision, Situation } from '../../../src/identity/domain/situation.js';
import {
  everyCase,
  readTable,
  rowOf,
  situationOf,
  wordsOf,
  type Case,
  type Row,
} from './decision-table.js';

const table = readTable('test/identity/decisions.csv');
const cases = [...everyCase()];

describe('the decision over the full product of its inputs', () => {
  it('has a row in the table written by hand for every class, and does what the row says', () => {
    const faults: unknown[] = [];
    const used = new Set<Row>();
    for (const asked of cases) {
      const row = rowOf(table, asked);
      if (row) used.add(row);
      const decided = wordsOf(decide(situationOf(asked)));
      if (decided !== row?.outcome) faults.push({ asked, decided, row: row?.line ?? 'missing' });
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(faults).toHaveLength(0);
    expect(table.filter((row) => !used.has(row)).map((row) => row.line)).toEqual([]);
    expect(cases.length).toBeGreaterThan(100_000);
  });

  it('offers only answers that lead somewhere else than the same question', () => {
    const asking = cases.filter(
      (asked) => asked.answer === '-' && decide(situationOf(asked)).act === 'ask',
    );
    for (const asked of asking) {
      const situation = situationOf(asked);
      const question = decide(situation);
      if (question.act !== 'ask') throw new Error('not reached');
      for (const answer of question.options) {
        const next = decide({ ...situation, answer });
        expect({ asked, answer, act: next.act }).not.toMatchObject({ act: 'ask' });
      }
    }
  });
});

const anyCase = fc.nat({ max: cases.length - 1 }).map((index): Case => {
  const found = cases[index];
  if (!found) throw new Error('no such case');
  return found;
});

/** Whom a decision gives a way in that they did not have before. */
const gains = (decision: Decision): string | undefined => {
  if (decision.act === 'link') return decision.member;
  return decision.act === 'merge' ? decision.into : undefined;
};

const sameKey = ({ holder }: Situation, id: string): boolean =>
  holder !== undefined && holder !== 'many' && holder.id === id && !holder.weak;
const freshSession = ({ session }: Situation): boolean => session?.fresh === true;
const readsTheMail = ({ means, addressed }: Situation, id: string): boolean =>
  means === 'email' && addressed.some((reader) => reader.id === id && !reader.barred);

describe('whatever happens', () => {
  it('nothing is linked without the same key, a session proven just now, or the mailed proof', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const situation = situationOf(asked);
        const gaining = gains(decide(situation));
        if (gaining === undefined) return;
        expect(
          sameKey(situation, gaining) ||
            freshSession(situation) ||
            readsTheMail(situation, gaining),
        ).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('no two members end up with one key, and no member with two', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const situation = situationOf(asked);
        const decision = decide(situation);
        if (!('record' in decision) || !decision.record) return;
        expect(situation.means).toBe('proven-key');
        expect(situation.holder).toBeUndefined();
        const id = decision.act === 'merge' ? decision.into : decision.member;
        const gaining = [situation.known, situation.session].find((party) => party?.id === id);
        expect(gaining?.key).toBe('none');
      }),
      { numRuns: 20_000 },
    );
  });

  it('an identity that is somebody’s stays theirs, unless the two become one', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const situation = situationOf(asked);
        const decision = decide(situation);
        if (situation.known) expect(['link', 'new']).not.toContain(decision.act);
      }),
      { numRuns: 20_000 },
    );
  });

  it('nobody who is barred gets in, gains or loses anything', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const situation = situationOf(asked);
        const decision = decide(situation);
        const touched =
          decision.act === 'merge'
            ? [decision.from, decision.into]
            : 'member' in decision && decision.act !== 'prove'
              ? [decision.member]
              : [];
        const { known, holder, session, addressed } = situation;
        const barred = [known, holder === 'many' ? undefined : holder, session, ...addressed]
          .filter((party) => party?.barred)
          .map((party) => party?.id);
        expect(barred.filter((id) => touched.some((one) => one === id))).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });
});
