// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { faultsOf, type PortalFault } from '../../../portal/use-cases/demand-sound.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { FormState } from '../../components/field.js';
import { boxName, namesOfBoxes, type Boxes } from './read.js';

const choices = [
  'agreement_by_processor',
  'attribute_service',
  'minimum_level',
  'serves',
  'groups_format',
  'auth_method',
  'logout_kind',
  'members_only',
  'in_id_token',
  'first_party',
  'pkce',
] as const;

/** What to say at a field that cannot be read. */
export function sentencesOf({ t }: Request, boxes: Boxes): Readonly<Record<string, string>> {
  const ticked = [...choices, ...namesOfBoxes(boxes)];
  return {
    ...Object.fromEntries(ticked.map((name) => [name, t('portals.form.error.choice')])),
    client_id: t('portals.form.error.client_id'),
    name: t('portals.form.error.name'),
    controller: t('portals.form.error.controller'),
    sector: t('portals.form.error.sector'),
    contacts: t('portals.form.error.contacts'),
    agreement_reference: t('portals.form.error.agreement_reference'),
    agreement_signed_on: t('portals.form.error.agreement_signed_on'),
    agreement_ends_on: t('portals.form.error.agreement_ends_on'),
    redirect_uris: t('portals.form.error.redirect_uris'),
    post_logout_uris: t('portals.form.error.too_many'),
    return_urls: t('portals.form.error.too_many'),
    communities: t('portals.form.error.too_many'),
    query: t('portals.form.error.query'),
    groups_prefix: t('portals.form.error.groups_prefix'),
    logout_uri: t('portals.form.error.logout_uri'),
    jwks_uri: t('portals.form.error.site'),
    jwks: t('portals.form.error.jwks'),
    tag: t('error.portal.changed_meanwhile'),
  };
}

/** The form with what the register refuses said at its fields. @throws what is about no field of the form */
export function refused({ t }: Request, error: unknown, form: FormState): FormState {
  if (!(error instanceof PiazzaError)) throw error;
  const errors = errorsOf(t, error);
  if (Object.keys(errors).length === 0) throw error;
  return { values: form.values, errors };
}

function errorsOf(t: Request['t'], error: PiazzaError): FormState['errors'] {
  const { code } = error;
  if (code === 'portal.secret_overlaps') return { auth_method: t(`error.${code}`) };
  if (code === 'portal.changed_meanwhile') return { tag: t(`error.${code}`) };
  const faults = faultsOf(error);
  // Somebody was faster with the same id.
  if (code === 'portal.already_registered' && faults.length === 0)
    return { client_id: t(`error.${code}`) };
  return saidAtFields(t, faults);
}

/** Each fault of a portal's record at the field of the form that says it. */
export function saidAtFields(t: Request['t'], faults: readonly PortalFault[]): FormState['errors'] {
  const unknown = faults.filter((fault) => fault.code === 'portal.community_unknown');
  const slugs = unknown.map(({ value }) => value).join(', ');
  return {
    ...Object.fromEntries(faults.map((fault) => [nameOf(fault), sentenceOf(t, fault)])),
    ...(slugs && { communities: t('portals.form.error.communities', { unknown: slugs }) }),
  };
}

function sentenceOf(t: Request['t'], { code, value: address = '' }: PortalFault): string {
  if (code === 'portal.address_refused') return t('portals.form.error.address', { address });
  return t(code === 'portal.pkce_needed' ? 'portals.form.error.pkce' : `error.${code}`);
}

/** The field of the form that says what is at fault in the portal's record. */
function nameOf({ field, value = '' }: PortalFault): string {
  const [part = '', inMetadata = ''] = field.split('.');
  if (part === 'scopes') return boxName.scope(value);
  if (part === 'allowedProviders') return boxName.provider(value);
  if (part === 'metadata')
    return inMetadata === 'token_endpoint_auth_method' ? 'auth_method' : inMetadata;
  return names[part] ?? part;
}

const names: Readonly<Record<string, string>> = {
  clientId: 'client_id',
  redirectUris: 'redirect_uris',
  postLogoutRedirectUris: 'post_logout_uris',
  returnUrls: 'return_urls',
  logout: 'logout_uri',
  pkceRequired: 'pkce',
  secret: 'auth_method',
  attributeService: 'attribute_service',
};
