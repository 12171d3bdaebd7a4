// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { PiazzaError } from '../../kernel/errors.js';
import type { AffiliationId } from '../../kernel/ids.js';
import { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import { ProviderChoice } from '../components/provider-choice.js';
import type { SignInOffers, WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { MeFrame } from '../me/frame.js';
import { idOf, viewerOf } from '../request.js';
import { useView } from '../view.js';
import { only } from '../sign-in/lookup.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'signIn'>;

/** The means that tell of professional identities. */
export const professionalMeans = ({ signIn }: Pick<Deps, 'signIn'>): readonly string[] =>
  signIn.means().flatMap(({ provider, professional }) => (professional ? [provider] : []));

/** Where one shows the professional identity that an organisation has given one. */
export async function showProfessional(deps: Deps, req: Request, res: Response): Promise<void> {
  const { memberId } = viewerOf(req).actor;
  const id = idOf<AffiliationId>(req, 'affiliation');
  const { affiliations } = await listMyOrganisations(deps, { memberId });
  const affiliation = affiliations.find((one) => one.id === id);
  if (!affiliation) throw new PiazzaError('affiliation.not_found', { id });
  const { groups, origins } = await deps.signIn.offers(req, 'low', only(professionalMeans(deps)));
  // Other states issue no professional identities of ours: a button of its own leads to a single scheme.
  const national = groups.national.filter(({ choice }) => choice === undefined);
  const offers = { groups: { ...groups, national }, origins };
  sendPage(req, res, {
    title: req.t('affiliation.professional'),
    formAction: offers.origins,
    body: <Professional id={id} organisation={affiliation.organisation} offers={offers} />,
  });
}

interface ProfessionalProps {
  readonly id: AffiliationId;
  readonly organisation: string;
  readonly offers: SignInOffers;
}

function Professional({ id, organisation, offers }: ProfessionalProps): VNode {
  const { t } = useView();
  const none = Object.values(offers.groups).every((group) => group.length === 0);
  return (
    <MeFrame
      title={t('affiliation.professional')}
      lead={t('affiliation.professional.lead', { organisation })}
    >
      <p>{t('affiliation.professional.kept')}</p>
      {none ? <p class="empty">{t('affiliation.professional.none')}</p> : null}
      <ProviderChoice
        groups={offers.groups}
        action={(instance) => `/sign-in/${instance}/start`}
        fields={{ intent: 'step-up', return_to: '/me/organisations', affiliation: id }}
      />
      <p>
        <a href="/me/organisations">{t('organisations.mine.title')}</a>
      </p>
    </MeFrame>
  );
}
