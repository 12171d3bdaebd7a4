// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import {
  trustId,
  type DelegateId,
  type MemberId,
  type OrganisationId,
  type SeatId,
} from '../../kernel/ids.js';
import { answerSeat } from '../../membership/use-cases/seats/answer-seat.js';
import { askForSeat } from '../../membership/use-cases/seats/ask-for-seat.js';
import { endDelegation } from '../../membership/use-cases/seats/end-delegation.js';
import { giveSeatBack } from '../../membership/use-cases/seats/end-seat.js';
import { listOrganisationSeats, readSeat } from '../../membership/use-cases/seats/list-seats.js';
import { nameDelegate } from '../../membership/use-cases/seats/name-delegate.js';
import { slug as address } from '../community/form-fields.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { OneSeat } from './one-seat.js';
import { OrganisationSeatsView } from './organisation-seats.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const page = '/organisations/:organisation/seats';
const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const place = z.strictObject({ cursor: z.string().max(500).optional() });
const request = z.strictObject({ to: address, message: z.string().trim().max(1_000) });
const acts = z.strictObject({ act: z.enum(['accept', 'decline', 'withdraw', 'give_back']) });
const naming = z.strictObject({ member: z.uuid().transform((id) => trustId<MemberId>(id)) });
const nothing = z.strictObject({});

/** The seats of an organisation: asked for, answered and given back by its representatives, who name the delegates. */
export function organisationSeatRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => showAll(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, deps.limits.join, async (req, res) => {
    const read = readForm(request, req.body, {
      to: req.t('seats.error.community'),
      message: req.t('seats.error.message'),
    });
    if (!read.ok) return await showAll(deps, { req, res, form: read.form });
    const { to: slug, message } = read.value;
    await askForSeat(deps, { ...whose(req), slug, message });
    setFlash(req, res, { key: 'flash.seats.requested' });
    res.redirect(303, allOf(req));
  });
  router.get(`${page}/:seat`, (req, res) => showOne(deps, { req, res, form: takeDraft(req, res) }));
  router.post(`${page}/:seat`, async (req, res) => {
    const one = { actor: viewerOf(req).actor, seatId: idOf<SeatId>(req, 'seat') };
    const { act } = validate(acts, req.body);
    if (act === 'accept' || act === 'decline') await answerSeat(deps, { ...one, answer: act });
    else await giveSeatBack(deps, one);
    setFlash(req, res, { key: `flash.seats.${act}` });
    res.redirect(303, allOf(req));
  });
  delegateRoutes(router, deps);
  return router;
}

function delegateRoutes(router: Router, deps: Deps): void {
  // Whoever is named gets a mail.
  router.post(`${page}/:seat/delegates`, deps.limits.join, async (req, res) => {
    const read = readForm(naming, req.body, { member: req.t('organisations.error.member') });
    if (!read.ok) return await showOne(deps, { req, res, form: read.form });
    const { member: memberId } = read.value;
    const seatId = idOf<SeatId>(req, 'seat');
    await nameDelegate(deps, { actor: viewerOf(req).actor, seatId, memberId });
    setFlash(req, res, { key: 'flash.delegates.named' });
    res.redirect(303, `${allOf(req)}/${seatId}`);
  });
  router.post(`${page}/:seat/delegates/:delegate/end`, async (req, res) => {
    validate(nothing, req.body ?? {});
    const delegateId = idOf<DelegateId>(req, 'delegate');
    await endDelegation(deps, { actor: viewerOf(req).actor, delegateId });
    setFlash(req, res, { key: 'flash.delegates.ended' });
    res.redirect(303, `${allOf(req)}/${idOf(req, 'seat')}`);
  });
}

const whose = (req: Request) => ({
  actor: viewerOf(req).actor,
  organisationId: idOf<OrganisationId>(req, 'organisation'),
});

const allOf = (req: Request): string => `/organisations/${idOf(req, 'organisation')}/seats`;

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

const statusOf = ({ errors }: FormState): number => (Object.keys(errors).length > 0 ? 422 : 200);

async function showAll(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const { cursor } = readQuery(place, req.query);
  const list = await listOrganisationSeats(deps, { ...whose(req), locale: req.locale, cursor });
  const body = <OrganisationSeatsView list={list} form={form} />;
  sendPage(req, res, { title: req.t('seats.own.title'), status: statusOf(form), body });
}

async function showOne(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const { query } = readQuery(search, req.query);
  const seatId = idOf<SeatId>(req, 'seat');
  const found = await readSeat(deps, { ...whose(req), locale: req.locale, seatId, query });
  const body = <OneSeat page={found} form={form} />;
  sendPage(req, res, { title: found.seat.community.name, status: statusOf(form), body });
}
