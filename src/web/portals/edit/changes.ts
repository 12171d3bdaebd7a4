// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { PlainTextKey } from '../../../i18n/translate.js';
import type { Difference } from '../../../kernel/differences.js';
import { setFlash } from '../../flash.js';

/** The fields of a portal's record, by the words of the form. */
const words: Readonly<Record<string, PlainTextKey>> = {
  name: 'portals.form.name',
  controller: 'portals.form.controller',
  sector: 'portals.sector',
  agreement: 'portals.form.agreement',
  attributeService: 'portals.form.attribute_service',
  communities: 'portals.communities',
  redirectUris: 'portals.redirect_uris',
  postLogoutRedirectUris: 'portals.form.post_logout_uris',
  returnUrls: 'portals.form.return_urls',
  minimumLevel: 'portals.minimum_level',
  allowedProviders: 'portals.form.providers',
  membershipRequired: 'portals.form.entry',
  scopes: 'portals.scopes',
  claimShape: 'portals.form.claims',
  firstParty: 'portals.form.consent',
  metadata: 'portals.form.proof',
  pkceRequired: 'portals.form.proof',
  logout: 'portals.form.logout',
};

const longest = 190;

/** Leaves for the next page what was changed; more scopes than before are shown to each member anew. */
export function tellChanges(req: Request, res: Response, changes: readonly Difference[]): void {
  const parts = changes.flatMap(({ field }) => words[field.split('.')[0] ?? ''] ?? []);
  const said = [...new Set(parts)].map((key) => req.t(key)).join(', ');
  const fields = said.length > longest ? `${said.slice(0, longest)}…` : said;
  if (changes.length === 0) return setFlash(req, res, { kind: 'info', key: 'flash.portal.same' });
  const key = changes.some(givesMore) ? 'flash.portal.saved_more' : 'flash.portal.saved';
  setFlash(req, res, { key, values: { fields } });
}

const givesMore = ({ field, from, to }: Difference): boolean =>
  field === 'scopes' &&
  Array.isArray(from) &&
  Array.isArray(to) &&
  to.some((scope) => !from.includes(scope));
