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

/** What stands in the form before anything was typed. */
export function valuesOf(portal: Described): Record<string, string> {
  const { agreement, attributeService, claimShape, logout, communities } = portal;
  const ticks = [
    ...portal.scopes.map(boxName.scope),
    ...(portal.allowedProviders ?? []).map(boxName.provider),
    ...logout.on.map(boxName.reason),
    ...(portal.membershipRequired ? ['members_only'] : []),
    ...(claimShape.inIdToken ? ['in_id_token'] : []),
    ...(portal.firstParty ? ['first_party'] : []),
    ...(portal.pkceRequired ? ['pkce'] : []),
  ];
  return {
    ...Object.fromEntries(ticks.map((name) => [name, 'yes'])),
    name: portal.name,
    controller: portal.controller,
    sector: portal.sector,
    agreement_kind: agreement?.kind ?? '',
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
    auth_method: authMethodOf(portal.metadata),
    logout_kind: logout.kind,
    logout_uri: logout.uri ?? '',
  };
}

const agreementOf = (form: PortalForm): Described['agreement'] =>
  form.agreement_kind === ''
    ? null
    : {
        kind: form.agreement_kind,
        reference: form.agreement_reference,
        signedOn: form.agreement_signed_on,
        endsOn: form.agreement_ends_on || null,
      };

/**
 * The portal that the form describes.
 * @param before what it was: what stays keeps its place, so that no change is told where there is none
 */
export function toPortal(form: PortalForm, boxes: Boxes, before: Described): Described {
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
    metadata: withAuthMethod(before.metadata, form.auth_method),
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
