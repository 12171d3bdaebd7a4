// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { trustId, type OrganisationId, type SeatId } from '../../kernel/ids.js';
import { decideSeat } from '../../membership/use-cases/seats/answer-seat.js';
import { offerSeat } from '../../membership/use-cases/seats/ask-for-seat.js';
import { revokeSeat, withdrawSeatOffer } from '../../membership/use-cases/seats/end-seat.js';
import { listCommunitySeats } from '../../membership/use-cases/seats/list-seats.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { CommunitySeatsView, type FailedAnswer } from './community-seats.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const page = '/c/:slug/manage/seats';
const search = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
});
const offer = z.strictObject({
  organisation: z.uuid().transform((id) => trustId<OrganisationId>(id)),
  message: z.string().trim().max(1_000),
});
const reason = z.string().trim().min(1).max(1_000);
const answer = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('approve') }),
  z.strictObject({ act: z.literal('withdraw') }),
  z.strictObject({ act: z.literal('refuse'), reason, again: z.literal('yes').optional() }),
  z.strictObject({ act: z.literal('revoke'), reason }),
]);

/** The organisations in a community, for those who decide who belongs: requests, offers, seats that end. */
export function communitySeatRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, deps.limits.join, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(offer, req.body, {
      organisation: req.t('seats.error.organisation'),
      message: req.t('seats.error.message'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { organisation: organisationId, message } = read.value;
    await offerSeat(deps, { actor, slug: slugOf(req), organisationId, message });
    setFlash(req, res, { key: 'flash.seats.offered' });
    res.redirect(303, `/c/${slugOf(req)}/manage/seats`);
  });
  router.post(`${page}/:seat`, async (req, res) => {
    const { actor } = viewerOf(req);
    const seatId = idOf<SeatId>(req, 'seat');
    const read = readForm(answer, req.body, { reason: req.t('error.seat.reason_missing') });
    if (!read.ok) {
      const failed = { seatId, form: read.form };
      return await show(deps, { req, res, form: emptyForm, failed });
    }
    const said = read.value;
    if (said.act === 'withdraw') await withdrawSeatOffer(deps, { actor, seatId });
    else if (said.act === 'revoke') await revokeSeat(deps, { actor, seatId, reason: said.reason });
    else await decideSeat(deps, { actor, seatId, ...decisionOf(said) });
    setFlash(req, res, { key: `flash.seats.${said.act}` });
    res.redirect(303, `/c/${slugOf(req)}/manage/seats`);
  });
  return router;
}

type Said = Extract<z.output<typeof answer>, { act: 'approve' | 'refuse' }>;

const decisionOf = (said: Said) =>
  said.act === 'approve'
    ? { decision: 'approve' as const }
    : {
        decision: 'refuse' as const,
        reason: said.reason,
        mayAskAgain: said.again === 'yes',
      };

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  /** An answer that lacked its reason. */
  readonly failed?: FailedAnswer;
}

async function show(deps: Deps, { req, res, form, failed }: Showing): Promise<void> {
  const { actor } = viewerOf(req);
  const asked = readQuery(search, req.query);
  const slug = slugOf(req);
  const list = await listCommunitySeats(deps, { actor, slug, locale: req.locale, ...asked });
  const isFaulty = failed !== undefined || Object.keys(form.errors).length > 0;
  sendPage(req, res, {
    title: req.t('seats.title'),
    status: isFaulty ? 422 : 200,
    body: <CommunitySeatsView {...{ list, form, failed }} />,
  });
}
