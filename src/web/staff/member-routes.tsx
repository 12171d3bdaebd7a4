// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { longestReason } from '../../identity/domain/suspension.js';
import { liftLimitation } from '../../identity/use-cases/limiting/lift-limitation.js';
import { limitMember } from '../../identity/use-cases/limiting/limit-member.js';
import { readMember, searchMembers } from '../../identity/use-cases/standing/read-member.js';
import { reinstateMember } from '../../identity/use-cases/standing/reinstate-member.js';
import { suspendMember } from '../../identity/use-cases/standing/suspend-member.js';
import type { MemberId } from '../../kernel/ids.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Member, type Act } from './member.js';
import { Members } from './members.js';

const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const standingForm = z.strictObject({ reason: z.string().trim().min(1).max(longestReason) });

/** What may be done about a member, each with a reason. */
const acts = {
  suspend: suspendMember,
  reinstate: reinstateMember,
  limit: limitMember,
  unlimit: liftLimitation,
} as const;
const kinds = ['suspend', 'reinstate', 'limit', 'unlimit'] as const satisfies readonly Act[];

/** Members, for those who help: look one up, keep one out, let one in again, limit what is done with their data. */
export function memberRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/staff/members', async (req, res) => {
    const { query } = readQuery(search, req.query);
    const members = await searchMembers(deps, { actor: viewerOf(req).actor, query: query ?? '' });
    const body = <Members query={query} members={members} />;
    sendPage(req, res, { title: req.t('staff.members.title'), body });
  });
  router.get('/staff/members/:member', (req, res) =>
    showMember(deps, { req, res, form: takeDraft(req, res) }),
  );
  for (const sent of kinds) {
    const change = acts[sent];
    router.post(`/staff/members/:member/${sent}`, async (req, res) => {
      const { actor } = viewerOf(req);
      const read = readForm(standingForm, req.body, {
        reason: req.t('error.member.reason_missing'),
      });
      if (!read.ok) return await showMember(deps, { req, res, form: read.form, sent });
      const memberId = idOf<MemberId>(req, 'member');
      await change(deps, { actor, memberId, reason: read.value.reason });
      setFlash(req, res, { key: `flash.staff.${sent}` });
      res.redirect(303, `/staff/members/${memberId}`);
    });
  }
  return router;
}

async function showMember(
  deps: WebDeps,
  { req, res, form, sent }: { req: Request; res: Response; form: FormState; sent?: Act },
): Promise<void> {
  const { actor } = viewerOf(req);
  const member = await readMember(deps, { actor, memberId: idOf(req, 'member') });
  sendPage(req, res, {
    title: member.displayName,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <Member member={member} form={form} sent={sent} nameOf={deps.signIn.nameOf} />,
  });
}
