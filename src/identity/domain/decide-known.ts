// SPDX-License-Identifier: AGPL-3.0-or-later
import { choose, deny, enter, prove, recordsKey, stay } from './outcome.js';
import type { Decision, KeyHolder, Party, SessionParty, Situation } from './situation.js';

/** The identity belongs to a member, who may or may not be the one signed in. */
export function decideKnown(situation: Situation, known: Party): Decision {
  const { session, holder, intent } = situation;
  const another = session && session.id !== known.id ? session : undefined;
  if (another && intent === 'step-up') return deny('identity.other_person');
  if (holder && holder !== 'many' && holder.id !== known.id) {
    return decideTwoAccounts(situation, known, holder);
  }
  return another ? decideSwitch(situation, known, another) : enter(situation, known);
}

/** The identity is of one member, the key of another: one person with two accounts. */
function decideTwoAccounts(situation: Situation, known: Party, holder: KeyHolder): Decision {
  const { session, intent } = situation;
  const third = session && session.id !== known.id && session.id !== holder.id;
  if (third && intent === 'link') return deny('identity.belongs_to_another');
  if (holder.weak) return enter(situation, known);

  const merge = (): Decision => ({
    act: 'merge',
    from: known.id,
    into: holder.id,
    link: false,
    record: false,
  });
  const asked = { question: 'two_accounts', current: known, other: holder } as const;
  return session?.id === holder.id
    ? choose(situation.answer, asked, { merge, stay })
    : choose(situation.answer, asked, { merge, postpone: () => enter(situation, known) });
}

/** Somebody else is signed in in this browser. */
function decideSwitch(situation: Situation, known: Party, session: SessionParty): Decision {
  const proven = situation.means === 'proven-key' || situation.means === 'proven';
  const merged = mergeOf(situation, known, session);
  const switched = (): Decision => enter(situation, known);

  if (merged && (proven || situation.intent === 'link')) {
    const merge = (): Decision => (session.fresh ? merged : prove(session));
    return choose(
      situation.answer,
      { question: 'switch_or_merge', current: session, other: known },
      { switch: switched, merge, stay },
    );
  }
  if (situation.intent === 'link') return deny('identity.belongs_to_another');
  return choose(
    situation.answer,
    { question: 'switch_account', current: session, other: known },
    { switch: switched, stay },
  );
}

/** The member with a person key survives; two with different keys are two persons. */
function mergeOf(situation: Situation, known: Party, session: SessionParty): Decision | undefined {
  const knownIsPerson = situation.means === 'proven-key' || known.key !== 'none';
  const sessionIsPerson = session.key !== 'none';
  if (knownIsPerson && sessionIsPerson) return undefined;

  const intoSession = sessionIsPerson || (!knownIsPerson && situation.intent === 'link');
  const [from, into] = intoSession ? [known, session] : [session, known];
  const record = recordsKey(situation, known);
  return { act: 'merge', from: from.id, into: into.id, link: false, record };
}
