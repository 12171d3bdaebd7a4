// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../kernel/errors.js';
import { parsePortalAddress } from './addresses.js';
import { proofFaults } from './auth-method.js';
import type { PortalState } from './portal-state.js';
import { apiScopes, loginScopes } from './scopes.js';

/** A service of the SPID metadata (AttributeConsumingService), as the configuration names it. */
export interface AttributeService {
  readonly index: number;
  readonly name: string;
  /** What kinds of professional identities are let in (Avviso 18). */
  readonly purpose: string | undefined;
}

/** What the service has that the records of portals refer to. */
export interface PortalGround {
  /** Whether plain http to this machine will do: never in production. */
  readonly loopback: boolean;
  /** The provider instances. */
  readonly providers: readonly string[];
  readonly attributeServices: readonly AttributeService[];
  /** The body that answers for the data of the service itself. */
  readonly controller: string;
  /** Client ids that the configuration of the service keeps: it would undo any change. */
  readonly fixed: readonly string[];
}

export interface PortalFault {
  /** `redirectUris.0` */
  readonly field: string;
  readonly code: ErrorCode;
  /** What is refused: an address, a scope, an id. */
  readonly value?: string;
}

interface Known extends PortalGround {
  /** Communities that exist, by address. */
  readonly communities: ReadonlySet<string>;
  /** The body whose the sector is, where it is not the portal's and cannot come to be. */
  readonly otherOfSector: string | undefined;
  /** Whether it is new, under an id that another portal has. */
  readonly isTaken?: boolean;
}

type Described = Omit<PortalState, 'status'> & { readonly hasSecret: boolean };

/** Everything for which a portal cannot be as it is described, in the order of its fields. */
export function portalFaults(portal: Described, known: Known): readonly PortalFault[] {
  const { otherOfSector: other, isTaken = false } = known;
  return [
    ...(isTaken ? [{ field: 'clientId', code: 'portal.already_registered' } as const] : []),
    ...(other === undefined
      ? []
      : [{ field: 'sector', code: 'portal.sector_of_another', value: other } as const]),
    ...addressFaults(portal, known),
    ...referenceFaults(portal, known),
    ...communityFaults(portal.communities, known.communities),
    ...proofFaults(portal),
  ];
}

type Addresses = Pick<
  PortalState,
  'redirectUris' | 'postLogoutRedirectUris' | 'returnUrls' | 'logout' | 'metadata'
>;

/** The addresses that no browser and no call may be sent to in the name of a portal. */
export function addressFaults(
  { redirectUris, postLogoutRedirectUris, returnUrls, logout, metadata }: Addresses,
  { loopback }: Pick<PortalGround, 'loopback'>,
): readonly PortalFault[] {
  const { jwks_uri: keys } = metadata;
  const lists = Object.entries({ redirectUris, postLogoutRedirectUris, returnUrls });
  const all = [
    ...lists.flatMap(([name, list]) => list.map((raw, n) => [`${name}.${n}`, raw] as const)),
    ...(logout.uri === null ? [] : [['logout.uri', logout.uri] as const]),
    ...(keys === undefined
      ? []
      : [['metadata.jwks_uri', typeof keys === 'string' ? keys : ''] as const]),
  ];
  return all.flatMap(([field, raw]) =>
    parsePortalAddress(raw, { loopback }) === undefined
      ? [{ field, code: 'portal.address_refused', value: raw }]
      : [],
  );
}

const scopes: readonly string[] = [...loginScopes, ...apiScopes];

type References = Pick<PortalState, 'scopes' | 'attributeService'> & {
  readonly allowedProviders?: readonly string[] | null | undefined;
};

/** What a portal names that the service does not have. */
export function referenceFaults(
  { scopes: asked, allowedProviders, attributeService }: References,
  known: Pick<PortalGround, 'providers' | 'attributeServices'>,
): readonly PortalFault[] {
  const isService = known.attributeServices.some(({ index }) => index === attributeService);
  return [
    ...unknownAmong('scopes', 'portal.scope_unknown', asked, (one) => scopes.includes(one)),
    ...unknownAmong('allowedProviders', 'portal.provider_unknown', allowedProviders ?? [], (one) =>
      known.providers.includes(one),
    ),
    ...(attributeService === null || isService
      ? []
      : [{ field: 'attributeService', code: 'portal.attribute_service_unknown' } as const]),
  ];
}

const communityFaults = (
  communities: PortalState['communities'],
  known: ReadonlySet<string>,
): readonly PortalFault[] =>
  unknownAmong(
    'communities',
    'portal.community_unknown',
    communities === 'all' ? [] : communities,
    (slug) => known.has(slug),
  );

const unknownAmong = (
  field: string,
  code: ErrorCode,
  said: readonly string[],
  isKnown: (one: string) => boolean,
): readonly PortalFault[] =>
  said.flatMap((value, n) => (isKnown(value) ? [] : [{ field: `${field}.${n}`, code, value }]));
