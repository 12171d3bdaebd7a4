// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, type Level } from '../../kernel/level.js';
import {
  isEnabled,
  isNational,
  type EnabledInstance,
  type Instance,
} from '../../providers/registry.js';
import type { Choice, Trust } from '../../providers/provider.js';
import type {
  ProviderGroups,
  ProviderOffer,
  ProviderOfferChoice,
} from '../components/provider-choice.js';
import type { WaitingPortal } from './deps.js';
import type { SignInTextKey } from './texts.js';

export interface Demand {
  readonly minimum: Level;
  /** Why a way in will not do for what waits. */
  readonly refusalOf?: WaitingPortal['refusalOf'] | undefined;
  /** Only these instances, where what the person was about to do takes no other. */
  readonly among?: readonly string[] | undefined;
  /** Only these kinds, where an older means has to be proven first. */
  readonly kinds?: readonly string[] | undefined;
}

export interface Offers {
  readonly groups: ProviderGroups;
  readonly unavailable: readonly { readonly name: string; readonly reason: SignInTextKey }[];
  /** Where the forms of these providers lead, for `form-action`. */
  readonly origins: readonly string[];
}

/** Every way in that serves a demand, by what it proves; the others with the reason. */
export async function offersFor(instances: readonly Instance[], demand: Demand): Promise<Offers> {
  const judged = instances.map((instance) => ({
    instance,
    reason: reasonAgainst(instance, demand),
  }));
  const serving = judged.flatMap(({ instance, reason }) =>
    reason === undefined && isEnabled(instance) ? [instance] : [],
  );
  const offers = await Promise.all(serving.map(toOffers));
  const origins = await Promise.all(
    serving.map(async ({ provider }) => (await provider.origins?.().catch(() => [])) ?? []),
  );
  const of = (family: Trust['family']): ProviderOffer[] =>
    offers.filter((_, index) => serving[index]?.trust.family === family).flat();
  return {
    groups: {
      national: of('national'),
      enterprise: of('enterprise'),
      social: of('social'),
      email: of('email'),
    },
    unavailable: judged.flatMap(({ instance, reason }) =>
      reason === undefined || reason === 'hidden' ? [] : [{ name: nameOf(instance), reason }],
    ),
    origins: [...new Set(origins.flat())],
  };
}

function reasonAgainst(
  instance: Instance,
  { minimum, among, refusalOf, kinds }: Demand,
): SignInTextKey | 'hidden' | undefined {
  if (kinds && !kinds.includes(instance.kind)) return 'hidden';
  if (!isEnabled(instance)) return 'sign_in.unavailable.disabled';
  if (!reaches(instance.reach, minimum)) return 'sign_in.unavailable.level';
  if (among && !among.includes(instance.id)) return 'sign_in.unavailable.act';
  const refusal = refusalOf?.({ id: instance.id, isNational: isNational(instance) });
  return refusal && unaccepted[refusal];
}

const unaccepted = {
  not_allowed: 'sign_in.unavailable.portal',
  no_agreement: 'sign_in.unavailable.agreement',
} as const;

const names: Readonly<Record<string, string>> = {
  spid: 'SPID',
  'cie-saml': 'CIE',
  federa: 'FedERa',
  'spid-oidc': 'SPID (OpenID Connect)',
  'cie-oidc': 'CIE',
  cns: 'CNS',
  google: 'Google',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  x: 'X',
  'email-link': 'E-mail',
};
export const nameOf = ({ name, kind, id }: Instance): string => name ?? names[kind] ?? id;

/** Whoever is of another scheme than the rest of a list has a button of their own. */
async function toOffers(instance: EnabledInstance): Promise<readonly ProviderOffer[]> {
  // A list that cannot be had now leaves the rest of the page standing.
  const choices = await instance.provider.choices?.().catch(() => []);
  const offer = { instance: instance.id, kind: instance.kind, name: nameOf(instance) };
  if (!choices) return [offer];
  const apart = choices.flatMap(({ id, name, scheme }) =>
    scheme === undefined ? [] : [{ ...offer, kind: scheme, name, choice: id }],
  );
  return [{ ...offer, choices: choices.filter(({ scheme }) => !scheme).map(toChoice) }, ...apart];
}

const toChoice = ({ id, name, logo }: Choice): ProviderOfferChoice => ({
  id,
  name,
  ...(logo && { logo: logo.href }),
});
