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
import { keepResource, listSentThrough } from '../../store/scim/resources.js';
import { acting, reading, type Acting } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { listing } from '../paging.js';
import { thingPath } from '../schemas.js';
import { invitationQuery, newInvitation } from './schemas.js';

/** Invitations to a community, for a member who may invite. */
export function invitationRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  const { db, now, pseudonym, lettersOfDay } = deps;
  router.get(
    '/communities/:slug/invitations',
    reading(deps, 'communities:manage', async (req, res, { actor, portal, slug }) => {
      const query = validate(invitationQuery, req.query);
      const list = listing(deps, req, { portal, query });
      const [cursor] = list.after(1) ?? [];
      const page = { cursor, limit: query.limit };
      const { items, next } = await listInvitations(deps, { actor, slug, ...page });
      const shown = await toInvitations(db, portal, items);
      list.send(res, { items: shown }, next === undefined ? undefined : [next]);
    }),
  );
  router.post(
    '/communities/:slug/invitations',
    acting(deps, 'communities:manage', async (req, { trx, actor, portal, slug }) => {
      const { email, language: locale, role, message } = validate(newInvitation, req.body);
      demandUnchanged(req, undefined);
      const address = parseAddress(email);
      if (!address) throw new PiazzaError('request.malformed', { fields: ['email'] });
      const letter = { guests: [{ address, role }], locale, message };
      const { invitations } = await inviteMembers(
        { db: trx, now, pseudonym, lettersOfDay },
        { actor, slug, ...letter },
      );
      const id = invitations[0] ?? '';
      const { clientId } = portal;
      await keepResource(trx, { clientId, id, kind: 'invitation' }, undefined);
      return { status: 201, body: { id } };
    }),
  );
  router.get(
    '/communities/:slug/invitations/:id',
    reading(deps, 'communities:manage', async (req, res, { actor, portal, slug }) => {
      const invitationId = idOf<InvitationId>(validate(thingPath, req.params).id);
      const found = await readSentInvitation({ db }, { actor, slug, invitationId });
      const [shown = {}] = await toInvitations(db, portal, [found]);
      sendTagged(req, res, shown);
    }),
  );
  router.delete(
    '/communities/:slug/invitations/:id',
    acting(deps, 'communities:manage', async (req, { trx, actor, portal, slug }) => {
      const invitationId = idOf<InvitationId>(validate(thingPath, req.params).id);
      const found = await readSentInvitation({ db: trx }, { actor, slug, invitationId });
      const [shown] = await toInvitations(trx, portal, [found]);
      demandUnchanged(req, shown);
      await revokeInvitation({ db: trx, now }, { actor, invitationId });
      return { status: 204 };
    }),
  );
  return router;
}

type Sent = Awaited<ReturnType<typeof readSentInvitation>>;

/** An address is for the portal through which the invitation was sent: to others nobody gave it. */
async function toInvitations(
  db: ApiDeps['db'],
  { clientId }: Acting['portal'],
  invitations: readonly Sent[],
) {
  const ids = invitations.map(({ id }) => id);
  const own = await listSentThrough(db, clientId, ids);
  return invitations.map((one) => toInvitation(one, own.has(one.id)));
}

const toInvitation = (one: Sent, isOwn: boolean) => ({
  id: one.id,
  email: isOwn ? (one.address ?? null) : null,
  role: one.role ?? null,
  status: one.status,
  created_at: one.createdAt,
  sent_at: one.lastSentAt,
  expires_at: one.expiresAt,
});
