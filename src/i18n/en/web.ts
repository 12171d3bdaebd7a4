// SPDX-License-Identifier: AGPL-3.0-or-later
import type { web as italian } from '../it/web.js';
import type { Texts } from '../texts.js';
import { webCommunity } from './web-community.js';
import { webFrame } from './web-frame.js';
import { webHelp } from './web-help.js';
import { webInviting } from './web-inviting.js';
import { webManage } from './web-manage.js';
import { webMe } from './web-me.js';
import { webRoles } from './web-roles.js';
import { webOrganisations } from './web-organisations.js';
import { webStaff } from './web-staff.js';

export const web: Texts<typeof italian> = {
  ...webFrame,
  ...webCommunity,
  ...webHelp,
  ...webInviting,
  ...webManage,
  ...webMe,
  ...webRoles,
  ...webOrganisations,
  ...webStaff,
};
