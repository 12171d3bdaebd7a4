// SPDX-License-Identifier: AGPL-3.0-or-later
import { domainToASCII } from 'node:url';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import {
  trustId,
  type AffiliationId,
  type MemberId,
  type OrganisationGrantId,
  type OrganisationId,
} from '../../kernel/ids.js';
import { representationMonths } from '../../membership/domain/organisations/representation.js';
import { endRepresentation } from '../../membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../membership/use-cases/organisations/appoint-representative.js';
import { decideAffiliation } from '../../membership/use-cases/organisations/decide-affiliation.js';
import { readOrganisation } from '../../membership/use-cases/organisations/read-organisation.js';
import {
  verifyDomain,
  withdrawDomain,
} from '../../membership/use-cases/organisations/verify-domain.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraft } from '../draft.js';
import { setFlash, type FlashKey } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { OrganisationView } from './organisation.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/organisations/:organisation';
const listQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  query: z.string().trim().max(100).optional(),
});
const domainForm = z.strictObject({
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .transform(domainToASCII)
    .pipe(
      z
        .string()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        .max(253),
    ),
});
const appointment = z.strictObject({
  member: z.uuid().transform((id) => trustId<MemberId>(id)),
  evidence: z.string().trim().min(3).max(500),
  months: z.coerce.number().int().min(1).max(representationMonths.longest),
});
const decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('confirm') }),
  z.strictObject({ decision: z.literal('refuse'), reason: z.string().trim().max(500) }),
  z.strictObject({ decision: z.literal('end') }),
]);
const nothing = z.strictObject({});

/** One organisation: who answers for it, what proves that one belongs to it, who does. */
export function organisationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) =>
    show(deps, { req, res, form: takeDraft(req, res, ['representatives', 'domains']) }),
  );
  domainRoutes(router, deps);
  router.post(`${page}/representatives`, async (req, res) => {
    const read = readForm(appointment, req.body, {
      member: req.t('organisations.error.member'),
      evidence: req.t('organisations.error.evidence'),
      months: req.t('error.role.term_not_allowed'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { member: memberId, evidence, months } = read.value;
    const to = { ...whose(req), memberId, evidence, months };
    await appointRepresentative(deps, to);
    back(req, res, 'flash.organisation.offered');
  });
  router.post(`${page}/representatives/:grant/end`, async (req, res) => {
    validate(nothing, req.body);
    const grantId = idOf<OrganisationGrantId>(req, 'grant');
    await endRepresentation(deps, { actor: viewerOf(req).actor, grantId });
    back(req, res, 'flash.organisation.representative_ended');
  });
  router.post(`${page}/affiliations/:affiliation`, async (req, res) => {
    const { actor } = viewerOf(req);
    const affiliationId = idOf<AffiliationId>(req, 'affiliation');
    const decided = validate(decision, req.body);
    await decideAffiliation(deps, { actor, affiliationId, ...decided });
    back(req, res, `flash.organisation.${decided.decision}`);
  });
  return router;
}

function domainRoutes(router: Router, deps: Deps): void {
  router.post(`${page}/domains`, async (req, res) => {
    const read = readForm(domainForm, req.body, { domain: req.t('organisations.error.domain') });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    await verifyDomain(deps, { ...whose(req), domain: read.value.domain });
    back(req, res, 'flash.organisation.domain');
  });
  router.post(`${page}/domains/withdraw`, async (req, res) => {
    const { domain } = validate(domainForm, req.body);
    await withdrawDomain(deps, { ...whose(req), domain });
    back(req, res, 'flash.organisation.domain_withdrawn');
  });
}

const whose = (req: Request) => ({
  actor: viewerOf(req).actor,
  organisationId: idOf<OrganisationId>(req, 'organisation'),
});

function back(req: Request, res: Response, key: FlashKey): void {
  setFlash(req, res, { key });
  res.redirect(303, `/organisations/${idOf(req, 'organisation')}`);
}

async function show(
  deps: Deps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const { cursor, query } = readQuery(listQuery, req.query);
  const found = await readOrganisation(deps, { ...whose(req), cursor, query });
  sendPage(req, res, {
    title: found.organisation.name,
    status: statusOf(form),
    body: <OrganisationView page={found} form={form} />,
  });
}
