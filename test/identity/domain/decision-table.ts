// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import type {
  Answer,
  Decision,
  KeyHolder,
  Party,
  SessionParty,
  Situation,
} from '../../../src/identity/domain/situation.js';
import { trustId, type MemberId } from '../../../src/kernel/ids.js';

export const columns = [
  'means',
  'intent',
  'enough',
  'known',
  'known_key',
  'holder',
  'recorded',
  'session',
  'session_key',
  'fresh',
  'email',
  'answer',
] as const;
/** One class of situations, in the words of the table. I, K, S, E, F are members, each another one. */
export type Case = Readonly<Record<(typeof columns)[number], string>>;

export interface Row {
  readonly line: number;
  readonly cells: readonly (readonly string[] | undefined)[];
  readonly outcome: string;
  readonly reason: string;
}

/** The table written by hand: `*` any, `|` or, `-` nobody. */
export function readTable(path: string): Row[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  if (header !== [...columns, 'outcome', 'reason'].join(',')) throw new Error('other columns');
  return lines.map((line, index) => {
    const cells = line.split(',');
    const outcome = cells[columns.length];
    const reason = cells[columns.length + 1];
    if (!outcome || !reason || cells.length !== columns.length + 2) throw new Error(line);
    const classes = cells
      .slice(0, columns.length)
      .map((cell) => (cell === '*' ? undefined : cell.split('|')));
    return { line: index + 2, cells: classes, outcome, reason };
  });
}

export const rowOf = (table: readonly Row[], asked: Case): Row | undefined => {
  const values = columns.map((column) => asked[column]);
  return table.find(({ cells }) =>
    cells.every((cell, index) => cell === undefined || cell.includes(values[index] ?? '')),
  );
};

const answers = [
  '-',
  'switch',
  'merge',
  'link',
  'stay',
  'postpone',
  'new',
  'account-1',
  'account-2',
  'account-3',
];

/** The full product of what can be, classes that contradict themselves left out. */
export function* everyCase(): Generator<Case> {
  for (const means of ['proven-key', 'proven', 'vouched', 'social', 'email'])
    for (const intent of ['sign-in', 'link', 'step-up'])
      for (const enough of ['yes', 'no'])
        for (const owner of ownersOf(means))
          for (const session of sessionsOf(owner))
            for (const email of emailsOf(owner, session))
              for (const answer of answers)
                yield { means, intent, enough, ...owner, ...session, email, answer };
}

type Owner = Pick<Case, 'known' | 'known_key' | 'holder' | 'recorded'>;
type Session = Pick<Case, 'session' | 'session_key' | 'fresh'>;

function* ownersOf(means: string): Generator<Owner> {
  for (const known of ['-', 'active', 'barred'])
    for (const known_key of known === '-' ? ['-'] : ['none', 'this', 'other'])
      for (const holder of means === 'proven-key' ? ['-', 'I', 'K', 'K-barred', 'many'] : ['-'])
        for (const recorded of holder === '-' || holder === 'many' ? ['-'] : ['low', 'weak']) {
          // A key has one holder: I holds this key exactly when the holder is I.
          if ((holder === 'I') === (known_key === 'this'))
            yield { known, known_key, holder, recorded };
        }
}

function* sessionsOf(owner: Owner): Generator<Session> {
  yield { session: '-', session_key: '-', fresh: '-' };
  for (const fresh of ['yes', 'no']) {
    if (owner.known !== '-') yield { session: 'I', session_key: owner.known_key, fresh };
    if (owner.holder.startsWith('K')) yield { session: 'K', session_key: 'this', fresh };
    for (const session_key of ['none', 'other'])
      for (const session of ['S', 'barred']) yield { session, session_key, fresh };
  }
}

function* emailsOf(owner: Owner, { session }: Session): Generator<string> {
  yield* ['-', 'E', 'E-barred', 'E+barred', 'many'];
  if (owner.known !== '-') yield 'I';
  if (owner.holder.startsWith('K')) yield 'K';
  if (session === 'S') yield* ['S', 'S+E'];
}

const member = (name: string): MemberId => trustId(name);

/** The situation that a case describes. */
export function situationOf(asked: Case): Situation {
  const known = knownOf(asked);
  const holder = holderOf(asked, known);
  return {
    means: asked.means as Situation['means'],
    intent: asked.intent as Situation['intent'],
    enough: asked.enough === 'yes',
    known,
    holder,
    session: sessionOf(asked, known, holder),
    addressed: addressedOf(asked),
    answer: asked.answer === '-' ? undefined : (asked.answer as Answer),
  };
}

function knownOf({ known, known_key }: Case): Party | undefined {
  if (known === '-') return undefined;
  return { id: member('I'), barred: known === 'barred', key: known_key as Party['key'] };
}

function holderOf({ holder, recorded }: Case, known: Party | undefined): Situation['holder'] {
  if (holder === '-') return undefined;
  if (holder === 'many') return 'many';
  const weak = recorded === 'weak';
  if (holder === 'I' && known) return { ...known, weak };
  return { id: member('K'), barred: holder === 'K-barred', key: 'this', weak };
}

function sessionOf(
  asked: Case,
  known: Party | undefined,
  holder: KeyHolder | 'many' | undefined,
): SessionParty | undefined {
  const fresh = asked.fresh === 'yes';
  const key = asked.session_key as Party['key'];
  if (asked.session === 'I' && known) return { ...known, fresh };
  if (asked.session === 'K' && holder && holder !== 'many') return { ...holder, fresh };
  if (asked.session === 'S') return { id: member('S'), barred: false, key, fresh };
  if (asked.session === 'barred') return { id: member('S'), barred: true, key, fresh };
  return undefined;
}

function addressedOf({ email }: Case): Party[] {
  const reader = (name: string, barred = false): Party => ({
    id: member(name),
    barred,
    key: 'none',
  });
  switch (email) {
    case '-':
      return [];
    case 'E-barred':
      return [reader('E', true)];
    case 'E+barred':
      return [reader('F', true), reader('E')];
    case 'many':
      return [reader('E'), reader('F')];
    case 'S+E':
      return [reader('E'), reader('S')];
    default:
      return [reader(email)];
  }
}

/** A decision in the words of the table. */
export function wordsOf(decision: Decision): string {
  switch (decision.act) {
    case 'in':
    case 'link':
      return `${decision.act}:${decision.member}${decision.record ? '+key' : ''}`;
    case 'merge': {
      const suffix = `${decision.link ? '+link' : ''}${decision.record ? '+key' : ''}`;
      return `merge:${decision.from}>${decision.into}${suffix}`;
    }
    case 'ask':
      return `ask:${decision.question}(${decision.options.join('|')})`;
    case 'prove':
      return `prove:${decision.member}`;
    case 'deny':
      return `deny:${decision.code}`;
    case 'new':
    case 'stay':
    case 'review':
      return decision.act;
  }
}
