// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches } from '../../../kernel/level.js';
import {
  choicesOf,
  isBelonging,
  isPossible,
  type Act,
  type Alternative,
  type SignInAct,
} from './acts.js';
import {
  isBelongingBy,
  mayAffiliate,
  mayProveAddress,
  maySay,
  provesAddress,
} from './affiliating.js';

/**
 * Leaves out what would make an act superfluous: choices with which fewer acts get the person as far, or as many by
 * saying where one belongs instead of asking somebody for their word.
 * None remains of an alternative that nobody needs.
 */
export function withoutShortCuts(
  one: Alternative,
  all: readonly Alternative[],
): readonly Alternative[] {
  const shorter = all.filter(
    (other) => other.acts.length < one.acts.length && getsAsMuch(other, one),
  );
  if (shorter.some(({ acts }) => acts.length === 0)) return [];
  const enough = shorter.flatMap(({ acts }) => acts);
  const sayings = all.filter((other) => saysInstead(other, one)).flatMap(({ acts }) => acts);
  const rest = {
    ...one,
    acts: one.acts.map((act) => sayings.reduce(withoutAsking, enough.reduce(without, act))),
  };
  return isPossible(rest) ? [rest] : [];
}

/** Whether it takes as much beside what it says of where one belongs. */
const saysInstead = (other: Alternative, one: Alternative): boolean =>
  other.acts.length === one.acts.length &&
  getsAsMuch(other, one) &&
  other.acts.every((act) => isBelonging(act) || one.acts.some((done) => covers(done, act)));

/** Whoever may say it is not sent to ask for it. */
const withoutAsking = (act: Act, said: Act): Act =>
  act.act === 'ask_confirmation' && said.act === 'affiliate'
    ? { ...act, choices: act.choices.filter((choice) => !maySay(choice, said)) }
    : act;

function without(act: Act, enough: Act): Act {
  if (act.act === 'sign_in' && enough.act === 'sign_in') {
    if (!reaches(act.minimum, enough.minimum) || !showsAge(act, enough)) return act;
    return { ...act, providers: act.providers.filter((id) => !enough.providers.includes(id)) };
  }
  if (act.act === 'prove_address' && enough.act === 'prove_address') {
    return { ...act, domains: act.domains.filter((domain) => !enough.domains.includes(domain)) };
  }
  // What one proves oneself is never left out for the sake of what another has to decide.
  if (isBelonging(act) && isBelonging(enough)) {
    if (act.act === 'affiliate' && enough.act === 'ask_confirmation') return act;
    return { ...act, choices: act.choices.filter((choice) => !mayAffiliate(choice, enough)) };
  }
  if (act.act === 'affiliate' && enough.act === 'prove_address') {
    const { domains } = enough;
    return { ...act, choices: act.choices.filter((choice) => !mayProveAddress(choice, domains)) };
  }
  return act;
}

const showsAge = (done: SignInAct, asked: SignInAct): boolean =>
  asked.age === undefined || done.age === asked.age;

const getsAsMuch = (better: Alternative, worse: Alternative): boolean =>
  better.result === 'join' || worse.result === 'submit';

/** Whether whoever did the second would have done the first too, and with the first gets as much. */
export function outdoes(better: Alternative, worse: Alternative): boolean {
  if (!getsAsMuch(better, worse)) return false;
  return better.acts.every((act) => worse.acts.some((done) => covers(done, act)));
}

/** Whether doing the first is doing the second, whichever of its providers or domains one takes. */
function covers(done: Act, asked: Act): boolean {
  if (done.act === 'sign_in' && asked.act === 'sign_in') {
    return (
      reaches(done.minimum, asked.minimum) &&
      showsAge(done, asked) &&
      done.providers.every((provider) => asked.providers.includes(provider))
    );
  }
  if (done.act === 'prove_address' && asked.act === 'prove_address') {
    return done.domains.every((domain) => asked.domains.includes(domain));
  }
  if (isBelonging(done) && isBelonging(asked)) return isBelongingBy(done, asked);
  if (done.act === 'affiliate' && asked.act === 'prove_address') {
    return done.choices.every((choice) => provesAddress(choice, asked.domains));
  }
  return done.act === asked.act && choicesOf(done) === undefined;
}
