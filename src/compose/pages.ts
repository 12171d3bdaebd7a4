// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { queueFarewell } from '../mail/farewell.js';
import { rateLimit, spender, type Spend } from '../http/rate-limit.js';
import { prepared } from '../database/prepared.js';
import { membershipClaims } from '../membership/use-cases/claims.js';
import { demandRight } from '../membership/use-cases/demand-right.js';
import { openRefusal } from '../membership/use-cases/mail-choices/refusal-link.js';
import { refuseByLink } from '../membership/use-cases/mail-choices/refuse-by-link.js';
import { keepForm, takeForm } from '../sign-in/use-cases/keep-form.js';
import type { WebDeps } from '../web/deps.js';
import { unsubscribeRoutes } from '../web/mail-choices/unsubscribe-routes.js';
import { pageRoutes } from '../web/router.js';
import type { Area } from './area.js';
import { sendContactMessage } from './contact.js';
import type { Foundation } from './foundation.js';
import { demandKeeper } from './keeps-portals.js';
import { portalGround } from './portal-ground.js';
import { portalLookup } from './portal-lookup.js';
import { sendStaffInvitation } from './staff-invitation.js';
import { sessionLimits } from './session-limits.js';

/** Every page but those of signing in. */
export function pagesArea(
  foundation: Foundation,
  { features, signIn, rehearsePortal }: Pick<WebDeps, 'features' | 'signIn' | 'rehearsePortal'>,
): Area {
  const { config, db, mailer, now, keys, pool } = foundation;
  const deps: WebDeps = {
    db,
    now,
    pseudonym: (label, value) => keys.pseudonym(label, value),
    lettersOfDay: config.limits.invitationLetters,
    features,
    demandRight,
    signIn,
    keptForms: {
      keep: (form) => keepForm({ db, now, box: keys.box }, form),
      take: (asked) => takeForm({ db, now, box: keys.box }, asked),
      limit: keptFormLimit(foundation),
    },
    tellLostAddress: queueFarewell({ box: keys.box }),
    refusals: {
      read: (token) => openRefusal({ box: keys.box, now }, token).kind,
      refuse: (token) => refuseByLink({ db, now, box: keys.box }, token),
    },
    sessionLimits: sessionLimits(config),
    limits: limitsOf(foundation),
    promotersNeeded: config.communities.promoters,
    sendContactMessage: sendContactMessage(foundation),
    sendStaffInvitation: (invitation) =>
      sendStaffInvitation({ mailer, origin: config.http.publicUrl }, invitation),
    rehearsePortal,
    issuer: `${config.http.publicUrl}/oidc`,
    keepPortals: {
      db,
      now,
      box: keys.box,
      ground: portalGround(config),
      allowPrivate: config.http.outbound.allowPrivate,
      demandKeeper,
    },
    portals: portalLookup(db),
    claimSources: {
      now,
      entitlements: config.organisation.entitlements,
      memberships: async (query) => membershipClaims(prepared(pool), query),
    },
  };
  return { crossSite: [unsubscribeRoutes(deps)], pages: [pageRoutes(deps)] };
}

const addressOf = ({ ip = '' }: Pick<Request, 'ip'>): string => ip;
const memberOrAddress = (req: Request): string => req.viewer?.actor.memberId ?? addressOf(req);

function limitsOf({ config, pool }: Foundation): WebDeps['limits'] {
  return {
    join: rateLimit({ name: 'join', limit: config.limits.join, pool, key: memberOrAddress }),
    contact: rateLimit({ name: 'contact', limit: config.limits.contact, pool, key: addressOf }),
    report: rateLimit({ name: 'report', limit: config.limits.report, pool, key: memberOrAddress }),
    memberExport: rateLimit({
      name: 'member_export',
      limit: config.limits.memberExport,
      pool,
      key: memberOrAddress,
    }),
  };
}

const keptFormLimit = ({ config, pool }: Foundation): Spend =>
  spender({ name: 'kept_form', limit: config.limits.keptForm, pool, key: memberOrAddress });
