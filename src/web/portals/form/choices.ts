// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { apiScopes, loginScopes, portalAids } from '../../../portal/use-cases/prepare-portal.js';
import type { FormState } from '../../components/field.js';
import { viewerOf } from '../../request.js';
import type { PortalPagesDeps } from '../deps.js';
import type { Choices } from './portal-fields.js';
import type { Boxes } from './read.js';
import type { Described } from './values.js';

/** What can be ticked: what the service knows, and what a portal has beside it. */
export function boxesOf({ signIn }: PortalPagesDeps, portal: Described): Boxes {
  const running = signIn.means().map(({ provider }) => provider);
  return {
    scopes: [...new Set([...loginScopes, ...apiScopes, ...portal.scopes])],
    providers: [...new Set([...running, ...(portal.allowedProviders ?? [])])],
  };
}

/** What the form offers, with the communities that its search finds. */
export async function choicesFor(
  deps: PortalPagesDeps,
  req: Request,
  { form, portal }: { readonly form: FormState; readonly portal: Described },
): Promise<Choices> {
  const { actor } = viewerOf(req);
  const { keepPortals, signIn } = deps;
  const words = form.values['query']?.trim() ?? '';
  const { scopes, providers } = boxesOf(deps, portal);
  return {
    aids: await portalAids(keepPortals, { actor, words, locale: req.locale }),
    scopes,
    providers: providers.map((id) => ({ id, name: signIn.nameOf(id) })),
    services: keepPortals.ground.attributeServices,
  };
}
