// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../../kernel/errors.js';
import type { FormState } from '../../components/field.js';
import { namesOfBoxes, type Boxes } from './read.js';

const addressFields = ['redirect_uris', 'post_logout_uris', 'return_urls', 'logout_uri'] as const;
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

/** The form with what the register refuses said at its field. @throws what is about no field of the form */
export function refused({ t }: Request, error: unknown, form: FormState): FormState {
  if (!(error instanceof PiazzaError)) throw error;
  const errors = faultsOf(t, error, form);
  if (!errors) throw error;
  return { values: form.values, errors };
}

function faultsOf(
  t: Request['t'],
  { code, context }: PiazzaError,
  { values }: FormState,
): FormState['errors'] | undefined {
  if (code === 'portal.already_registered') return { client_id: t(`error.${code}`) };
  if (code === 'portal.pkce_needed') return { pkce: t('portals.form.error.pkce') };
  if (code === 'portal.community_unknown') {
    const unknown = [context['unknown']].flat().join(', ');
    return { communities: t('portals.form.error.communities', { unknown }) };
  }
  if (code !== 'portal.address_refused') return undefined;
  const address = String(context['address']);
  const wrong = t('portals.form.error.address', { address });
  const holders = addressFields.filter((name) => values[name]?.split(/\s+/).includes(address));
  return Object.fromEntries(holders.map((name) => [name, wrong]));
}
