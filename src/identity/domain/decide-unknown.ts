// SPDX-License-Identifier: AGPL-3.0-or-later
import { choose, deny, linkToHolder, prove, stay, type Choices } from './outcome.js';
import type { Decision, KeyHolder, Party, SessionParty, Situation } from './situation.js';

/** The identity belongs to nobody yet. */
export function decideUnknown(situation: Situation): Decision {
  const { session, holder, intent } = situation;
  if (holder && holder !== 'many') return decideHeldKey(situation, holder);
  if (!session) return decideStranger(situation);
  if (situation.means === 'proven-key' && session.key === 'other') {
    return deny('identity.other_person');
  }
  if (intent === 'link') return linkToSession(situation, session);
  return intent === 'step-up' ? decideStepUp(situation, session) : decideOffer(situation, session);
}

/** The same key is the same person by law: no question, unless somebody else is signed in. */
function decideHeldKey(situation: Situation, holder: KeyHolder): Decision {
  const { session, intent } = situation;
  if (!session || session.id === holder.id) return linkToHolder(situation, holder);
  if (intent === 'step-up') return deny('identity.other_person');

  const switched = (): Decision => linkToHolder(situation, holder);
  if (session.key !== 'none' || holder.weak) {
    const asked = { question: 'switch_account', current: session, other: holder } as const;
    return choose(situation.answer, asked, { switch: switched, stay });
  }
  const merged: Decision = {
    act: 'merge',
    from: session.id,
    into: holder.id,
    link: true,
    record: false,
  };
  const merge = (): Decision => (session.fresh ? merged : prove(session));
  return choose(
    situation.answer,
    { question: 'switch_or_merge', current: session, other: holder },
    { switch: switched, merge, stay },
  );
}

/** Nobody is signed in, and no key says who this is. */
function decideStranger(situation: Situation): Decision {
  const { addressed, means } = situation;
  const [first, ...others] = addressed;
  if (!first || means === 'proven-key' || means === 'proven') return { act: 'new' };
  if (means === 'email') return decideMailbox(situation);
  // A mailbox that several share names nobody.
  return others.length > 0 ? { act: 'new' } : prove(first);
}

/** The mailed link is the proof that a member once gave: it opens their account, at level `none`. */
function decideMailbox(situation: Situation): Decision {
  const readers = situation.addressed.filter((party) => !party.barred);
  const [only, ...others] = readers;
  if (!only) return deny('member.suspended');
  if (others.length === 0) return linkToReader(only);

  const choices: Choices = {};
  for (const [index, reader] of readers.entries()) {
    choices[`account-${index + 1}`] = () => linkToReader(reader);
  }
  choices.new = () => ({ act: 'new' });
  const decision = choose(situation.answer, { question: 'which_account' }, choices);
  const accounts = readers.map((reader) => reader.id);
  return decision.act === 'ask' ? { ...decision, accounts } : decision;
}

const linkToReader = (reader: Party): Decision => ({
  act: 'link',
  member: reader.id,
  record: false,
});

/** A stronger means is wanted for the member signed in, and this one is new. */
function decideStepUp(situation: Situation, session: SessionParty): Decision {
  if (situation.means !== 'proven-key') return deny('identity.other_person');
  return choose(
    situation.answer,
    { question: 'link_and_prove', current: session },
    { link: () => linkToSession(situation, session), stay },
  );
}

/** Somebody signed in comes with a new identity without having asked to link it. */
function decideOffer(situation: Situation, session: SessionParty): Decision {
  const { means, addressed } = situation;
  if (means === 'email' && addressed.some((reader) => reader.id === session.id)) {
    return linkToReader(session);
  }
  return choose(
    situation.answer,
    {
      question: means === 'proven-key' ? 'link_and_prove' : 'link_or_other',
      current: session,
    },
    {
      link: () => linkToSession(situation, session),
      new: () => decideStranger(situation),
      stay,
    },
  );
}

function linkToSession(situation: Situation, session: SessionParty): Decision {
  if (!session.fresh) return prove(session);
  return { act: 'link', member: session.id, record: situation.means === 'proven-key' };
}
