// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseAddress } from '../../../kernel/email-address.js';
import { parseClientId } from '../../../kernel/ids.js';
import { levels } from '../../../kernel/level.js';
import {
  authMethods,
  groupsFormats,
  logoutKinds,
  logoutReasons,
  portalMetadata,
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

/** JSON as a set of public keys, which is judged with the rest; undefined where nothing was typed. */
const keySet = z
  .string()
  .trim()
  .max(10_000)
  .transform((raw, context) => {
    if (raw === '') return undefined;
    const parsed = z.json().safeParse(parsedJson(raw));
    const isPublic = parsed.success && portalMetadata.safeParse({ jwks: parsed.data }).success;
    if (isPublic) return parsed.data;
    context.addIssue({ code: 'custom', message: 'no set of public keys' });
    return z.NEVER;
  });

function parsedJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

const fields = {
  name: line,
  controller: line,
  sector: z.string().trim().max(200),
  contacts: words.refine(
    (found) => found.length <= 10 && found.every((one) => parseAddress(one) !== undefined),
  ),
  agreement_by_processor: ticked,
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
  jwks_uri: z.string().trim().max(2_000),
  jwks: keySet,
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
  | 'agreement_by_processor'
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
  const { agreement_signed_on: signed, agreement_ends_on: ends } = form;
  const isSaid = signed !== '' || ends !== '' || form.agreement_by_processor === 'yes';
  // Without a reference there is no agreement.
  if (form.agreement_reference === '') return isSaid ? fault('agreement_reference') : undefined;
  if (signed === '') fault('agreement_signed_on');
  if (ends !== '' && ends < signed) fault('agreement_ends_on');
}

const clientId = z
  .string()
  .trim()
  .transform((raw, context) => {
    const id = parseClientId(raw);
    if (id) return id;
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
