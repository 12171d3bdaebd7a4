// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

/** Where joining or leaving leads back to: the page of a portal that the person came from. */
export type ReturnAddress =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'portal';
      readonly clientId: string;
      readonly name: string;
      readonly url: string;
    }
  /** Asked for, but the portal has not registered it: nobody is sent to an address of a stranger's choice. */
  | { readonly kind: 'refused' };

/** The fields of a query or a form that name a return address. */
export const returnFields = {
  client_id: z.string().max(100).optional(),
  return_to: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
};

export interface KnownPortal {
  readonly name: string;
  readonly allows: (address: string) => boolean;
}

/** Looks the portal up and asks it whether the address is one of its own. */
export async function readReturnAddress(
  asked: { client_id?: string | undefined; return_to?: string | undefined },
  findPortal: (clientId: string) => Promise<KnownPortal | undefined>,
): Promise<ReturnAddress> {
  const { client_id: clientId, return_to: url } = asked;
  if (url === undefined) return { kind: 'none' };
  const portal = clientId === undefined ? undefined : await findPortal(clientId);
  if (!portal || clientId === undefined || !portal.allows(url)) return { kind: 'refused' };
  return { kind: 'portal', clientId, name: portal.name, url };
}
