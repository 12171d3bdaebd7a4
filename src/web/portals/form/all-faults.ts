// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { type ClientId, trustId } from '../../../kernel/ids.js';
import { readPortalFaults } from '../../../portal/use-cases/read-portal-faults.js';
import type { FormState } from '../../components/field.js';
import { readForm } from '../../read-form.js';
import { viewerOf } from '../../request.js';
import type { PortalPagesDeps } from '../deps.js';
import type { Boxes, changedPortalForm, newPortalForm } from './read.js';
import { saidAtFields, sentencesOf } from './refusal.js';
import { toPortal, valuesOf, type Described, type Kept } from './values.js';

interface Unread {
  readonly schema: ReturnType<typeof newPortalForm> | ReturnType<typeof changedPortalForm>;
  readonly boxes: Boxes;
  /** The form with what cannot be read. */
  readonly form: FormState;
  /** What the portal is, or what a new one begins with. */
  readonly before: Described & Kept;
  /** Undefined for a new one. */
  readonly clientId?: ClientId;
}

/** Fields that are judged together: where one is at fault, nothing more is said of the others. */
const together: readonly (readonly string[])[] = [
  ['controller', 'sector'],
  ['agreement_reference', 'agreement_signed_on', 'agreement_ends_on', 'agreement_by_processor'],
  ['serves', 'communities'],
  ['auth_method', 'jwks', 'jwks_uri', 'pkce'],
  ['logout_kind', 'logout_uri'],
];

const needed = { name: '-', controller: '-', redirectUris: ['https://portal.example/'] } as const;
const anyId = trustId<ClientId>('portal');

/** The form with all that is to be mended at once: the parts that can be read are judged too, as far as they can be. */
export async function withAllFaults(
  deps: PortalPagesDeps,
  req: Request,
  { schema, boxes, form, before, clientId }: Unread,
): Promise<FormState> {
  const sentences = sentencesOf(req, boxes);
  const isNew = clientId === undefined;
  const known = isNew ? { ...before, ...needed } : before;
  const sound = { ...valuesOf(known, before), client_id: anyId };
  const rest = readForm(schema, instead(req.body, form, sound), sentences);
  const unread = { ...rest.form.errors, ...form.errors };
  const whole = rest.ok
    ? rest
    : readForm(schema, instead(req.body, { errors: unread }, sound), sentences);
  if (!whole.ok) return { values: form.values, errors: unread };
  const typedId = 'client_id' in whole.value ? whole.value.client_id : anyId;
  const portal = toPortal(whole.value, boxes, known);
  const asked = { actor: viewerOf(req).actor, clientId: clientId ?? typedId, isNew };
  const sector = portal.sector || asked.clientId;
  const faults = await readPortalFaults(deps.keepPortals, {
    ...asked,
    portal: { ...portal, sector },
  });
  return { values: form.values, errors: { ...saidAtFields(req.t, faults), ...unread } };
}

type Errors = FormState['errors'];

/** What was sent, with sound words where something is at fault, and where it is judged with that. */
function instead(body: unknown, { errors }: { errors: Errors }, sound: Record<string, string>) {
  const touched = together.filter((names) => names.some((name) => name in errors)).flat();
  const isOut = (name: string): boolean => name in errors || touched.includes(name);
  const sent = Object.entries(Object(body)).filter(([name]) => !isOut(name));
  const stand = Object.entries(sound).filter(([name]) => isOut(name));
  return Object.fromEntries([...sent, ...stand]);
}
