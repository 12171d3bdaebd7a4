// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityStatus } from '../../membership/domain/community.js';
import type { Permission } from '../../membership/domain/permissions.js';
import type { Standstill } from '../../membership/use-cases/lifecycle/read-standstill.js';

/** That the community whose page this is stands still. */
export interface Stopped {
  readonly slug: string;
  readonly standstill: Standstill;
}

/** What a form sends without being asked. */
export interface Sent {
  readonly action: string;
  /** Undefined ones are left out. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  /** How the community stands that it is about, where the page is none of that community. */
  readonly about?: CommunityStatus | undefined;
}

interface Refused {
  /** Where the form leads; a form of the community's own pages, under its address. */
  readonly to: RegExp;
  /** What it says, where another answer at the same address goes on. */
  readonly saying?: readonly string[];
  /** By any of which the regional staff goes on doing it. */
  readonly rights?: readonly Permission[];
}

const policy: readonly Permission[] = ['community.edit_policy'];
const revoking: readonly Permission[] = [
  'role.revoke:manager',
  'role.revoke:co_manager',
  'role.revoke:editor',
];
const measures: readonly Permission[] = [
  'membership.suspend',
  'membership.remove',
  'membership.ban',
];
const accepting = ['accept'];

/**
 * What is refused while a community stands still. Leaving, declining, giving and taking back go on, and so does whatever
 * is a person's own: these are not here. The use cases decide; a test asks them for every form, both ways.
 */
const refused: readonly Refused[] = [
  { to: /^\/(join|propose|card)$/ },
  { to: /^\/groups(\/[^/]+\/(rename|end|assign|remove))?$/ },
  { to: /^\/manage\/(requests|invitations)(\/|$)/ },
  { to: /^\/manage\/(offers|successors)$/ },
  { to: /^\/manage\/proposals\//, saying: accepting },
  { to: /^\/manage\/roles\/[^/]+\/renewal$/ },
  { to: /^\/manage\/roles\/[^/]+\/renewal\/answer$/, saying: accepting },
  { to: /^\/manage\/roles\/[^/]+\/revoke$/, rights: revoking },
  { to: /^\/manage\/roles\/in-use$/, rights: policy },
  { to: /^\/manage\/seats$/ },
  { to: /^\/manage\/seats\//, saying: ['approve', 'refuse'] },
  { to: /^\/manage\/links$/ },
  { to: /^\/manage\/links\//, saying: accepting },
  { to: /^\/manage\/members\/[^/]+\/(suspend|remove|ban)$/, rights: measures },
  { to: /^\/manage\/measures\/[^/]+\/(lift|answer|decline)$/, rights: measures },
  { to: /^\/manage\/form(\/|$)/, rights: ['form.edit'] },
  { to: /^\/manage\/terms$/, rights: ['terms.publish'] },
  { to: /^\/manage\/settings$/, rights: ['community.edit_text'] },
  { to: /^\/manage\/(policy|address|age|term|card)(\/|$)/, rights: policy },
];

/** The same on the pages of a person, where each form may be about another community. */
const refusedElsewhere: readonly Refused[] = [
  { to: /^\/me\/offers\//, saying: accepting },
  { to: /^\/me\/roles\/[^/]+\/renewal$/ },
  { to: /^\/me\/roles\/[^/]+\/renewal\/answer$/, saying: accepting },
  { to: /^\/me\/organisations\/delegations\//, saying: accepting },
];

/** Whether a form, with what it says unseen, would be refused. */
export function isRefused(stopped: Stopped | undefined, sent: Sent): boolean {
  const { action, about } = sent;
  const [path = ''] = action.split('?');
  if (about === 'frozen' || about === 'archived') return isAmong(refusedElsewhere, path, sent);
  const address = `/c/${stopped?.slug}`;
  if (!stopped || !path.startsWith(`${address}/`)) return false;
  return isAmong(refused, path.slice(address.length), sent, stopped.standstill.rights);
}

function isAmong(
  list: readonly Refused[],
  path: string,
  { fields = {} }: Sent,
  held: readonly Permission[] = [],
): boolean {
  const says = (word: string): boolean => Object.values(fields).includes(word);
  return list.some(
    ({ to, saying, rights }) =>
      to.test(path) && (saying?.some(says) ?? true) && !rights?.some((one) => held.includes(one)),
  );
}
