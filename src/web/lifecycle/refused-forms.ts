// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Permission } from '../../membership/domain/permissions.js';
import type { Standstill } from '../../membership/use-cases/lifecycle/read-standstill.js';

interface Refused {
  /** Where the form leads, under the address of the community. */
  readonly to: RegExp;
  /** What it says, where another answer at the same address goes on. */
  readonly saying?: RegExp;
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
const accepting = /name="answer" value="accept"/;

/**
 * What is refused while a community stands still. Leaving, declining, giving and taking back go on, and so does whatever
 * is a person's own: these are not here.
 */
const refused: readonly Refused[] = [
  { to: /^\/(join|return|propose|card)$/ },
  { to: /^\/groups(\/[^/]+\/(rename|end|assign|remove))?$/ },
  { to: /^\/manage\/(requests|invitations)(\/|$)/ },
  { to: /^\/manage\/(offers|successors)$/ },
  { to: /^\/manage\/proposals\//, saying: accepting },
  { to: /^\/manage\/roles\/[^/]+\/renewal$/ },
  { to: /^\/manage\/roles\/[^/]+\/renewal\/answer$/, saying: accepting },
  { to: /^\/manage\/roles\/[^/]+\/revoke$/, rights: revoking },
  { to: /^\/manage\/roles\/in-use$/, rights: policy },
  { to: /^\/manage\/seats$/ },
  { to: /^\/manage\/seats\//, saying: /name="act" value="(approve|refuse)"/ },
  { to: /^\/manage\/links$/ },
  { to: /^\/manage\/links\//, saying: /value="accept"/ },
  { to: /^\/manage\/members\/[^/]+\/(suspend|remove|ban)$/, rights: measures },
  { to: /^\/manage\/measures\/[^/]+\/(lift|answer|decline)$/, rights: measures },
  { to: /^\/manage\/form(\/|$)/, rights: ['form.edit'] },
  { to: /^\/manage\/terms$/, rights: ['terms.publish'] },
  { to: /^\/manage\/settings$/, rights: ['community.edit_text'] },
  { to: /^\/manage\/(policy|address|age|term|card)(\/|$)/, rights: policy },
];

const form = /<form\b([^>]*)>[\s\S]*?<\/form>/g;
const taken = '<!--taken-->';
/** A disclosure that had nothing but such a form to disclose. */
const disclosure = /<details\b[^>]*>(?:(?!<\/?details\b)[\s\S])*?<\/details>/g;

/**
 * A page without the forms whose act would be refused: one place for every page of a community, since each of them would
 * have to know. @returns undefined where it has none
 */
export function withoutRefused(
  html: string,
  { slug, standstill }: { readonly slug: string; readonly standstill: Standstill },
): string | undefined {
  const address = `/c/${slug}`;
  const kept = html.replaceAll(form, (whole, attributes: string) => {
    const [, action = ''] = /action="([^"]*)"/.exec(attributes) ?? [];
    if (!attributes.includes('method="post"') || !action.startsWith(`${address}/`)) return whole;
    const [to = ''] = action.slice(address.length).split('?');
    const isRefused = refused.some(
      (one) =>
        one.to.test(to) &&
        (one.saying?.test(whole) ?? true) &&
        !one.rights?.some((right) => standstill.rights.includes(right)),
    );
    return isRefused ? taken : whole;
  });
  if (kept === html) return undefined;
  return kept
    .replaceAll(disclosure, (whole) =>
      whole.includes(taken) && !whole.includes('<form') ? '' : whole,
    )
    .replaceAll(taken, '');
}
