// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../database/database.js';
import { trustId } from '../kernel/ids.js';
import { changeGroupMembers } from '../membership/use-cases/groups/change-group-members.js';
import { createGroup } from '../membership/use-cases/groups/create-group.js';
import { endGroup } from '../membership/use-cases/groups/end-group.js';
import { holdForGroups } from '../membership/use-cases/groups/hold-group.js';
import { renameGroup } from '../membership/use-cases/groups/rename-group.js';
import { holdForInviting } from '../membership/use-cases/inviting/hold-for-inviting.js';
import { inviteMembers } from '../membership/use-cases/inviting/invite-members.js';
import {
  readdressInvitation,
  revokeInvitation,
} from '../membership/use-cases/inviting/manage-invitation.js';
import { lockStill } from '../membership/use-cases/lock-still.js';
import { bringIn } from '../membership/use-cases/roster/bring-in.js';
import { lockForRemoving, takeOut } from '../membership/use-cases/roster/take-out.js';
import type { ApiDeps } from '../portal/api/deps.js';
import { limitCallers } from '../portal/api/limit-callers.js';
import type { ScimDeps } from '../portal/scim/deps.js';
import type { ScimActs } from '../portal/use-cases/scim/write.js';
import { errorStatus } from './error-status.js';
import type { Foundation } from './foundation.js';

/** SCIM beside the API: the same callers, with a limit of its own. */
export function scimDeps(foundation: Foundation, api: ApiDeps): ScimDeps {
  const { config, keys, now } = foundation;
  const { db, prepared, verify, portals, origin, issuer } = api;
  const { api: portal, apiPerson: person, invitationLetters: lettersOfDay } = config.limits;
  const limit = limitCallers('scim', { portal, person });
  const acts = scimActs({ now, keys, lettersOfDay });
  const { box } = keys;
  return { db, now, prepared, box, verify, portals, origin, issuer, limit, errorStatus, acts };
}

/** The acts of the membership that SCIM leads to, each in the transaction that it is given. */
export function scimActs({
  now,
  keys,
  lettersOfDay,
}: {
  readonly lettersOfDay: number;
  readonly now: Foundation['now'];
  readonly keys: Pick<Foundation['keys'], 'pseudonym'>;
}): ScimActs {
  const inviting = (trx: Trx) => ({
    db: trx,
    now,
    pseudonym: keys.pseudonym,
    lettersOfDay,
  });
  return {
    holdStill: lockStill,
    async demandInviting(trx, { actor, slug }) {
      await holdForInviting(trx, { actor, by: slug });
    },
    async demandGroups(trx, act, right) {
      await holdForGroups(trx, act, right);
    },
    async demandRemoving(trx, act) {
      await lockForRemoving(trx, act);
    },
    async invite(trx, { actor, slug, address, locale }) {
      const guests = [{ address }];
      const invited = await inviteMembers(inviting(trx), { actor, slug, guests, locale });
      return trustId(invited.invitations[0] ?? '');
    },
    readdress: async (trx, act) => readdressInvitation(inviting(trx), act),
    revoke: async (trx, act) => revokeInvitation({ db: trx, now }, act),
    createGroup: async (trx, act) => createGroup({ db: trx, now }, act),
    renameGroup: async (trx, act) => renameGroup({ db: trx, now }, act),
    endGroup: async (trx, act) => endGroup({ db: trx, now }, act),
    changeGroupMembers: async (trx, act) => changeGroupMembers({ db: trx, now }, act),
    bringIn: async (trx, act) => bringIn(inviting(trx), act),
    takeOut: async (trx, act) => takeOut({ db: trx, now }, act),
  };
}
