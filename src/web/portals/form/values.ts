// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  authMethodOf,
  logoutReasons,
  withAuthMethod,
  type PortalState,
} from '../../../portal/use-cases/prepare-portal.js';
import { boxName, type Boxes, type PortalForm } from './read.js';

/** All of a portal that the form says. */
export type Described = Omit<PortalState, 'status'>;

/** What a portal has beside what is said of it; a new one is given a secret. */
export interface Kept {
  readonly hasSecret: boolean;
}
export const brandNew: Kept = { hasSecret: true };

/** What stands in the form before anything was typed. */
export function valuesOf(portal: Described, { hasSecret }: Kept): Record<string, string> {
  const { agreement, attributeService, claimShape, logout, communities } = portal;
  const { contacts, jwks, jwks_uri: jwksUri } = portal.metadata;
  const ticks = [
    ...portal.scopes.map(boxName.scope),
    ...(portal.allowedProviders ?? []).map(boxName.provider),
    ...logout.on.map(boxName.reason),
    ...(portal.membershipRequired ? ['members_only'] : []),
    ...(claimShape.inIdToken ? ['in_id_token'] : []),
    ...(portal.firstParty ? ['first_party'] : []),
    ...(portal.pkceRequired ? ['pkce'] : []),
    ...(agreement?.byProcessor ? ['agreement_by_processor'] : []),
  ];
  return {
    ...Object.fromEntries(ticks.map((name) => [name, 'yes'])),
    name: portal.name,
    controller: portal.controller,
    sector: portal.sector,
    contacts: Array.isArray(contacts) ? contacts.join('\n') : '',
    agreement_reference: agreement?.reference ?? '',
    agreement_signed_on: agreement?.signedOn ?? '',
    agreement_ends_on: agreement?.endsOn ?? '',
    attribute_service: attributeService === null ? '' : String(attributeService),
    redirect_uris: portal.redirectUris.join('\n'),
    post_logout_uris: portal.postLogoutRedirectUris.join('\n'),
    return_urls: portal.returnUrls.join('\n'),
    minimum_level: portal.minimumLevel,
    serves: communities === 'all' ? 'all' : 'some',
    communities: communities === 'all' ? '' : communities.join('\n'),
    groups_format: claimShape.groups,
    groups_prefix: claimShape.prefix,
    auth_method: authMethodOf({ ...portal, hasSecret }),
    jwks_uri: typeof jwksUri === 'string' ? jwksUri : '',
    jwks: jwks === undefined ? '' : JSON.stringify(jwks, undefined, 2),
    logout_kind: logout.kind,
    logout_uri: logout.uri ?? '',
  };
}

const agreementOf = (form: PortalForm): Described['agreement'] =>
  form.agreement_reference === ''
    ? null
    : {
        reference: form.agreement_reference,
        signedOn: form.agreement_signed_on,
        endsOn: form.agreement_ends_on || null,
        byProcessor: form.agreement_by_processor === 'yes',
      };

function metadataOf(form: PortalForm, before: Described & Kept): Described['metadata'] {
  const said = withAuthMethod(before, form.auth_method);
  const { contacts: _contacts, jwks: _jwks, jwks_uri: _uri, ...rest } = said;
  return {
    ...rest,
    ...(form.contacts.length > 0 && { contacts: form.contacts }),
    ...(form.jwks_uri && { jwks_uri: form.jwks_uri }),
    ...(form.jwks !== undefined && { jwks: form.jwks }),
  };
}

/**
 * The portal that the form describes.
 * @param before what it was: what stays keeps its place, so that no change is told where there is none
 */
export function toPortal(form: PortalForm, boxes: Boxes, before: Described & Kept): Described {
  const values: Readonly<Record<string, unknown>> = form;
  const ticked = <One extends string>(
    all: readonly One[],
    name: (one: string) => string,
    kept: readonly One[],
  ): One[] => [...new Set([...kept, ...all])].filter((one) => values[name(one)] === 'yes');
  const providers = ticked(boxes.providers, boxName.provider, before.allowedProviders ?? []);
  return {
    name: form.name,
    controller: form.controller,
    sector: form.sector,
    redirectUris: form.redirect_uris,
    postLogoutRedirectUris: form.post_logout_uris,
    returnUrls: form.return_urls,
    scopes: ticked(boxes.scopes, boxName.scope, before.scopes),
    minimumLevel: form.minimum_level,
    allowedProviders: providers.length === 0 ? null : providers,
    membershipRequired: form.members_only === 'yes',
    communities: form.serves === 'all' ? 'all' : form.communities,
    claimShape: {
      groups: form.groups_format,
      prefix: form.groups_prefix,
      inIdToken: form.in_id_token === 'yes',
    },
    firstParty: form.first_party === 'yes',
    metadata: metadataOf(form, before),
    agreement: agreementOf(form),
    attributeService: form.attribute_service === '' ? null : Number(form.attribute_service),
    pkceRequired: form.pkce === 'yes',
    logout: {
      kind: form.logout_kind,
      uri: form.logout_uri || null,
      on: ticked(logoutReasons, boxName.reason, before.logout.on),
    },
  };
}
