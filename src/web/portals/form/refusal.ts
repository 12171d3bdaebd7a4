// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { faultsOf } from '../../../portal/use-cases/demand-sound.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { FormState } from '../../components/field.js';
import { namesOfBoxes, type Boxes } from './read.js';

const choices = [
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
    redirect_uris: t('portals.form.error.redirect_uris'),
    post_logout_uris: t('portals.form.error.too_many'),
    return_urls: t('portals.form.error.too_many'),
    communities: t('portals.form.error.too_many'),
    query: t('portals.form.error.query'),
    groups_prefix: t('portals.form.error.groups_prefix'),
    logout_uri: t('portals.form.error.logout_uri'),
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
  if (code === 'portal.already_registered') return { client_id: t(`error.${code}`) };
  const faults = faultsOf(error);
  const said = faults.flatMap(({ field, code: why, value: address = '' }) => {
    const name = names[field.split('.')[0] ?? ''];
    if (name === undefined || why === 'portal.community_unknown') return [];
    const is = why === 'portal.address_refused' ? t('portals.form.error.address', { address }) : '';
    return [
      [name, is || t(why === 'portal.pkce_needed' ? 'portals.form.error.pkce' : `error.${why}`)],
    ];
  });
  const unknown = faults
    .flatMap(({ code: why, value }) => (why === 'portal.community_unknown' && value ? [value] : []))
    .join(', ');
  return {
    ...Object.fromEntries(said),
    ...(unknown && { communities: t('portals.form.error.communities', { unknown }) }),
  };
}

/** The fields of a portal's record, as the form names them. */
const names: Readonly<Record<string, string>> = {
  redirectUris: 'redirect_uris',
  postLogoutRedirectUris: 'post_logout_uris',
  returnUrls: 'return_urls',
  logout: 'logout_uri',
  pkceRequired: 'pkce',
};
