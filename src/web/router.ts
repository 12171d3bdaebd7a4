// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { applicationFormRoutes } from './application-form/routes.js';
import { belongingRoutes } from './belonging/routes.js';
import { cardRoutes } from './cards/routes.js';
import { breakGlassRoutes } from './break-glass/routes.js';
import { catalogueRoutes } from './catalogue/routes.js';
import { communityRoutes } from './community/routes.js';
import type { WebDeps } from './deps.js';
import { findDraft } from './draft.js';
import { disputeRoutes } from './disputes/routes.js';
import { dropLanguage } from './drop-language.js';
import { exportingRoutes } from './exporting/routes.js';
import { externalPage, staffExternalRoutes } from './external/routes.js';
import { foundingRoutes } from './founding/routes.js';
import { groupRoutes } from './groups/routes.js';
import { followingRoutes } from './following/routes.js';
import { apiDocsRoutes } from './api-docs/routes.js';
import { historyRoutes } from './history/routes.js';
import { helpRoutes } from './help/routes.js';
import { homeRoutes } from './home/routes.js';
import { answerInvitationRoutes } from './inviting/answer-routes.js';
import { manageInvitationRoutes } from './inviting/manage-routes.js';
import { programmeRoutes } from './programmes/routes.js';
import { receiptRoutes } from './leaving/receipt-routes.js';
import { successorRoutes } from './leaving/successor-routes.js';
import { linkRoutes } from './links/routes.js';
import { findStandstill } from './lifecycle/standstill.js';
import { readManagePages } from './manage/pages.js';
import { manageRoutes } from './manage/routes.js';
import { mailChoiceRoutes } from './mail-choices/routes.js';
import { manageMeasureRoutes } from './measures/manage-routes.js';
import { ownMeasureRoutes } from './measures/own-routes.js';
import { staffMeasureRoutes } from './measures/staff-routes.js';
import { meRoutes } from './me/routes.js';
import { reportRoutes } from './reports/routes.js';
import { requestRoutes } from './requests/routes.js';
import { myOrganisationRoutes } from './organisations/my-routes.js';
import { organisationRoutes } from './organisations/organisation-routes.js';
import { staffOrganisationRoutes } from './organisations/staff-routes.js';
import { pagesOf, targetsOf } from './page-paths.js';
import { portalRoutes } from './portals/routes.js';
import { backToPage } from './request.js';
import { releaseRoutes } from './releases/routes.js';
import { ageRoutes } from './settings/age-routes.js';
import { followSlug } from './settings/follow-slug.js';
import { roleRegisterRoutes } from './role-register/routes.js';
import { communitySeatRoutes } from './seats/community-routes.js';
import { myDelegationRoutes } from './seats/my-routes.js';
import { organisationSeatRoutes } from './seats/organisation-routes.js';
import { settingsRoutes } from './settings/routes.js';
import { staffRoutes } from './staff/routes.js';
import { askForProof } from './step-up/ask-for-proof.js';
import { termsRoutes } from './terms-of-use/routes.js';

/** Every page but those of signing in. */
export function pageRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.use(dropLanguage, findDraft(deps.keptForms));
  router.use('/c/:slug', findStandstill(deps));
  router.use('/c/:slug/manage', readManagePages(deps));
  router.use(homeRoutes(deps), helpRoutes(deps), catalogueRoutes(deps), communityRoutes(deps));
  router.use(foundingRoutes(deps), settingsRoutes(deps), groupRoutes(deps));
  router.use(manageRoutes(deps), meRoutes(deps), staffRoutes(deps));
  router.use(
    applicationFormRoutes(deps),
    termsRoutes(deps),
    requestRoutes(deps),
    followingRoutes(deps),
    mailChoiceRoutes(deps),
  );
  router.use(belongingRoutes(deps), receiptRoutes(deps), successorRoutes(deps));
  router.use(cardRoutes(deps), ageRoutes(deps));
  router.use(manageMeasureRoutes(deps), ownMeasureRoutes(deps), staffMeasureRoutes(deps));
  router.use(exportingRoutes(deps), reportRoutes(deps), historyRoutes(deps));
  router.use(disputeRoutes(deps), roleRegisterRoutes(deps), breakGlassRoutes(deps));
  router.use(manageInvitationRoutes(deps), answerInvitationRoutes(deps));
  router.use(myOrganisationRoutes(deps), organisationRoutes(deps), staffOrganisationRoutes(deps));
  router.use(organisationSeatRoutes(deps), communitySeatRoutes(deps), myDelegationRoutes(deps));
  router.use(portalRoutes(deps), releaseRoutes(deps));
  router.use(apiDocsRoutes());
  router.use(staffExternalRoutes(deps), programmeRoutes(deps), linkRoutes(deps));
  const hasPage = pagesOf(router);
  router.use(
    backToPage(hasPage, targetsOf(router)),
    followSlug(deps),
    externalPage(deps),
    askForProof({ ...deps, hasPage }),
  );
  return router;
}
