// SPDX-License-Identifier: AGPL-3.0-or-later
import { createIdpKey, type IdpKey } from './keys.js';

/** One of the identity providers that the simulator plays. */
export interface Issuer {
  readonly name: string;
  readonly entityId: string;
  readonly displayName: string;
  readonly key: IdpKey;
  /** Lets in people of other states, who have no fiscal number. */
  readonly eidas: boolean;
}

export const createIssuers = (origin: string, names: readonly string[]): Promise<Issuer[]> =>
  Promise.all(
    names.map(async (name) => ({
      name,
      entityId: `${origin}/idp/${name}`,
      displayName: name === 'eidas' ? 'eIDAS (demo)' : `${capital(name)} ID (demo)`,
      key: await createIdpKey(name),
      eidas: name === 'eidas',
    })),
  );

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
