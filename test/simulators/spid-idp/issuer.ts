// SPDX-License-Identifier: AGPL-3.0-or-later
import { createIdpKey, type IdpKey } from './keys.js';
import { spidManner, type Manner } from './manner.js';

/** One of the identity providers that a simulator plays. */
export interface Issuer extends IssuerPlan {
  readonly entityId: string;
  readonly key: IdpKey;
}

export interface IssuerPlan {
  /** Its path: `/idp/<name>`. */
  readonly name: string;
  readonly displayName: string;
  readonly manner: Manner;
}

export const createIssuer = async (origin: string, plan: IssuerPlan): Promise<Issuer> => ({
  ...plan,
  entityId: `${origin}/idp/${plan.name}`,
  key: await createIdpKey(plan.name),
});

/** SPID identity providers. */
export const createIssuers = (origin: string, names: readonly string[]): Promise<Issuer[]> =>
  Promise.all(names.map((name) => createIssuer(origin, spidPlan(name))));

export const spidPlan = (name: string): IssuerPlan => ({
  name,
  displayName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ID (demo)`,
  manner: spidManner,
});
