// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  ChangedParty,
  PartyPart,
  SourceDifference,
  SourceParty,
} from '../../source-change.js';
import type { IdentityProvider } from './identity-provider.js';

type List = readonly IdentityProvider[];

/** Which identity providers came, went, or changed what a sign-in rests on. */
export function compareRegisters(before: List, after: List): SourceDifference {
  const [known, offered] = [byId(before), byId(after)];
  return {
    added: after.filter(({ entityId }) => !known.has(entityId)).map(toParty),
    removed: before.filter(({ entityId }) => !offered.has(entityId)).map(toParty),
    changed: after.flatMap((provider) => {
      const last = known.get(provider.entityId);
      return last ? changeOf(last, provider) : [];
    }),
  };
}

const byId = (list: List): ReadonlyMap<string, IdentityProvider> =>
  new Map(list.map((provider) => [provider.entityId, provider]));

const toParty = ({ entityId: id, name }: IdentityProvider): SourceParty => ({ id, name });

function changeOf(last: IdentityProvider, next: IdentityProvider): readonly ChangedParty[] {
  const parts = (Object.keys(essentials) as PartyPart[]).filter(
    (part) => JSON.stringify(essentials[part](last)) !== JSON.stringify(essentials[part](next)),
  );
  return parts.length === 0 ? [] : [{ ...toParty(next), parts }];
}

/** The order in a list is no news, and neither is that of certificates. */
const essentials: Readonly<Record<PartyPart, (provider: IdentityProvider) => unknown>> = {
  name: ({ name }) => name,
  certificates: ({ certificates }) => certificates.map(({ fingerprint }) => fingerprint).sort(),
  addresses: ({ singleSignOn, singleLogout, singleLogoutResponse }) =>
    [singleSignOn, singleLogout, singleLogoutResponse].map(({ redirect, post }) => [
      redirect ?? '',
      post ?? '',
    ]),
};
