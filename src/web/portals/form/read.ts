// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseClientId } from '../../../kernel/ids.js';
import { levels } from '../../../kernel/level.js';
import {
  agreementKinds,
  authMethods,
  groupsFormats,
  logoutKinds,
  logoutReasons,
} from '../../../portal/use-cases/prepare-portal.js';

const ticked = z.literal('yes').optional();
const line = z.string().trim().min(1).max(200);
const most = 500;
const words = z
  .string()
  .transform((raw) => [...new Set(raw.split(/\s+/).filter(Boolean))])
  .refine((found) => found.length <= most);
const pageOfCommunity = /^(?:https?:\/\/[^/]+)?\/c\/([^/?#]+)/;

const day = z.union([z.literal(''), z.iso.date()]);

const fields = {
  name: line,
  controller: line,
  sector: z.string().trim().max(200),
  agreement_kind: z.enum(['', ...agreementKinds]),
  agreement_reference: z.string().trim().max(200),
  agreement_signed_on: day,
  agreement_ends_on: day,
  /** The index of one; that of the general one is not named. */
  attribute_service: z.union([z.literal(''), z.string().regex(/^\d{1,5}$/)]),
  redirect_uris: words.refine((found) => found.length > 0),
  post_logout_uris: words,
  return_urls: words,
  minimum_level: z.enum(levels),
  members_only: ticked,
  serves: z.enum(['all', 'some']),
  communities: words.transform((found) =>
    found.map((one) => pageOfCommunity.exec(one)?.[1] ?? one),
  ),
  /** What was searched last: it is no part of the description. */
  query: z.string().max(100),
  groups_format: z.enum(groupsFormats),
  groups_prefix: z.string().trim().max(50),
  in_id_token: ticked,
  first_party: ticked,
  auth_method: z.enum(authMethods),
  pkce: ticked,
  logout_kind: z.enum(logoutKinds),
  logout_uri: z.string().trim().max(2_000),
};

/** The boxes of the form, by the names of what they tick: what the service knows, and what the portal has. */
export interface Boxes {
  readonly scopes: readonly string[];
  /** Provider instances. */
  readonly providers: readonly string[];
}

export const boxName = {
  scope: (scope: string): string => `scope_${scope}`,
  provider: (id: string): string => `with_${id}`,
  reason: (reason: string): string => `on_${reason}`,
} as const;

export function namesOfBoxes({ scopes, providers }: Boxes): readonly string[] {
  return [
    ...scopes.map(boxName.scope),
    ...providers.map(boxName.provider),
    ...logoutReasons.map(boxName.reason),
  ];
}

const boxFields = (boxes: Boxes): Record<string, typeof ticked> =>
  Object.fromEntries(namesOfBoxes(boxes).map((name) => [name, ticked]));

const described = z.object(fields);
export type PortalForm = z.output<typeof described>;
type Typed = Pick<
  PortalForm,
  | 'logout_kind'
  | 'logout_uri'
  | 'agreement_kind'
  | 'agreement_reference'
  | 'agreement_signed_on'
  | 'agreement_ends_on'
>;

/** What one field asks of another. */
function demandTogether(form: Typed, context: z.RefinementCtx): void {
  const fault = (field: keyof Typed): void =>
    context.addIssue({ code: 'custom', path: [field], message: 'does not fit' });
  // An address exactly where the portal is told of the end of sessions.
  if ((form.logout_kind === 'none') !== (form.logout_uri === '')) fault('logout_uri');
  if (form.agreement_kind === '') return;
  if (form.agreement_reference === '') fault('agreement_reference');
  if (form.agreement_signed_on === '') fault('agreement_signed_on');
  const { agreement_signed_on: signed, agreement_ends_on: ends } = form;
  if (ends !== '' && ends < signed) fault('agreement_ends_on');
}

const clientId = z
  .string()
  .trim()
  .transform((raw, context) => {
    const id = parseClientId(raw);
    // The page by which portals are added has this name.
    if (id && id !== 'new') return id;
    context.addIssue({ code: 'custom', message: 'not a client id' });
    return z.NEVER;
  });

export const newPortalForm = (boxes: Boxes) =>
  z
    .strictObject({ ...boxFields(boxes), ...fields, client_id: clientId })
    .superRefine(demandTogether);

/** The same of a portal that is there; `tag` says which state of it was looked at. */
export const changedPortalForm = (boxes: Boxes) =>
  z
    .strictObject({ ...boxFields(boxes), ...fields, tag: z.string().max(100) })
    .superRefine(demandTogether);
