// SPDX-License-Identifier: AGPL-3.0-or-later
import type { it } from '../it/index.js';
import type { Texts } from '../texts.js';
import { belonging } from './belonging.js';
import { cards } from './cards.js';
import { breakGlass } from './break-glass.js';
import { cns } from './cns.js';
import { cieSaml } from './cie-saml.js';
import { exporting } from './exporting.js';
import { external } from './external.js';
import { founding } from './founding.js';
import { disputes } from './disputes.js';
import { emailLink } from './email-link.js';
import { general } from './general.js';
import { groups } from './groups.js';
import { history } from './history.js';
import { identity } from './identity.js';
import { joining } from './joining.js';
import { mail } from './mail.js';
import { mailChoices } from './mail-choices.js';
import { mailOrganisations } from './mail-organisations.js';
import { mailPlain } from './mail-plain.js';
import { mailLifecycle } from './mail-lifecycle.js';
import { mailRoles } from './mail-roles.js';
import { mailSeats } from './mail-seats.js';
import { seats } from './seats.js';
import { leaving } from './leaving.js';
import { measures } from './measures.js';
import { membership } from './membership.js';
import { organisations } from './organisations.js';
import { people } from './people.js';
import { portal } from './portal.js';
import { links } from './links.js';
import { programmes } from './programmes.js';
import { portalForm } from './portal-form.js';
import { portalRehearsal } from './portal-rehearsal.js';
import { portals } from './portals.js';
import { register } from './register.js';
import { reports } from './reports.js';
import { releases } from './releases.js';
import { settings } from './settings.js';
import { signIn } from './sign-in.js';
import { signInPages } from './sign-in-pages.js';
import { spid } from './spid.js';
import { succession } from './succession.js';
import { web } from './web.js';
import { withdrawal } from './withdrawal.js';

export const en: Texts<typeof it> = {
  ...cards,
  ...breakGlass,
  ...cns,
  ...cieSaml,
  ...exporting,
  ...external,
  ...founding,
  ...disputes,
  ...emailLink,
  ...general,
  ...groups,
  ...history,
  ...identity,
  ...joining,
  ...mail,
  ...mailChoices,
  ...mailOrganisations,
  ...mailPlain,
  ...mailLifecycle,
  ...mailRoles,
  ...mailSeats,
  ...seats,
  ...belonging,
  ...leaving,
  ...measures,
  ...membership,
  ...organisations,
  ...people,
  ...portal,
  ...links,
  ...programmes,
  ...portalForm,
  ...portalRehearsal,
  ...portals,
  ...register,
  ...releases,
  ...reports,
  ...settings,
  ...signIn,
  ...signInPages,
  ...spid,
  ...succession,
  ...web,
  ...withdrawal,
};
