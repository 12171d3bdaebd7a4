// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import { parseAddress } from '../../../kernel/email-address.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { InvitationId } from '../../../kernel/ids.js';
import { inviteMembers } from '../../../membership/use-cases/inviting/invite-members.js';
import { listInvitations } from '../../../membership/use-cases/inviting/list-invitations.js';
import { revokeInvitation } from '../../../membership/use-cases/inviting/manage-invitation.js';
import { readSentInvitation } from '../../../membership/use-cases/inviting/read-sent-invitation.js';
import { acting, reading } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { listing } from '../paging.js';
import { thingPath } from '../schemas.js';
import { invitationQuery, newInvitation } from './schemas.js';

/** Invitations to a community, for a member who may invite. */
export function invitationRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  const { db, now, pseudonym } = deps;
  router.get(
    '/communities/:slug/invitations',
    reading(deps, 'communities:manage', async (req, res, { actor, portal, slug }) => {
      const query = validate(invitationQuery, req.query);
      const list = listing(deps, req, { portal, query });
      const [cursor] = list.after(1) ?? [];
      const page = { cursor, limit: query.limit };
      const { items, next } = await listInvitations(deps, { actor, slug, ...page });
      list.send(res, { items: items.map(toInvitation) }, next === undefined ? undefined : [next]);
    }),
  );
  router.post(
    '/communities/:slug/invitations',
    acting(deps, 'communities:manage', async (req, { trx, actor, slug }) => {
      const { email, language: locale, role, message } = validate(newInvitation, req.body);
      const address = parseAddress(email);
      if (!address) throw new PiazzaError('request.malformed', { fields: ['email'] });
      const letter = { guests: [{ address, role }], locale, message };
      const { invitations } = await inviteMembers(
        { db: trx, now, pseudonym },
        { actor, slug, ...letter },
      );
      return { status: 201, body: { id: invitations[0] } };
    }),
  );
  router.get(
    '/communities/:slug/invitations/:id',
    reading(deps, 'communities:manage', async (req, res, { actor, slug }) => {
      const invitationId = idOf<InvitationId>(validate(thingPath, req.params).id);
      const found = await readSentInvitation({ db }, { actor, slug, invitationId });
      sendTagged(req, res, toInvitation(found));
    }),
  );
  router.delete(
    '/communities/:slug/invitations/:id',
    acting(deps, 'communities:manage', async (req, { trx, actor, slug }) => {
      const invitationId = idOf<InvitationId>(validate(thingPath, req.params).id);
      const found = await readSentInvitation({ db: trx }, { actor, slug, invitationId });
      demandUnchanged(req, toInvitation(found));
      await revokeInvitation({ db: trx, now }, { actor, invitationId });
      return { status: 204 };
    }),
  );
  return router;
}

type Sent = Awaited<ReturnType<typeof readSentInvitation>>;

const toInvitation = (one: Sent) => ({
  id: one.id,
  email: one.address ?? null,
  role: one.role ?? null,
  status: one.status,
  created_at: one.createdAt,
  sent_at: one.lastSentAt,
  expires_at: one.expiresAt,
});
