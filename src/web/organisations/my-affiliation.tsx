// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { provesAsMuch } from '../../membership/domain/organisations/demand.js';
import type { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import { ButtonForm } from '../components/button-form.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { Verified } from './verified.js';

type Listed = Awaited<ReturnType<typeof listMyOrganisations>>['affiliations'][number];

/** One affiliation with its proof, and what the person may do with it. */
export function MyAffiliation({
  affiliation,
  professional,
}: {
  readonly affiliation: Listed;
  /** Whether some provider tells of professional identities. */
  readonly professional: boolean;
}): VNode {
  const { t } = useView();
  const { id, organisation, unit, unitEnded, kind, title, proof } = affiliation;
  const { disclosed, hasTaxCode } = affiliation;
  const here = `/me/organisations/affiliations/${id}`;
  const isProvable = professional && hasTaxCode && !provesAsMuch(proof, 'professional_identity');
  const acts = [
    ...(proof === 'declared' ? (['prove'] as const) : []),
    disclosed ? ('conceal' as const) : ('disclose' as const),
    'end' as const,
  ];
  return (
    <li>
      <div class="rows-main">
        <h2 class="h3">{organisation}</h2>
        <p>
          {[t(`affiliation.kind.${kind}`), title, unit].filter(Boolean).join(' · ')}{' '}
          <Tag tone={proof === 'declared' ? 'neutral' : 'success'}>
            {t(`affiliation.proof.${proof}`)}
          </Tag>{' '}
          {unitEnded ? <Tag tone="warning">{t('affiliation.unit_ended')}</Tag> : null}
        </p>
        {unitEnded ? <UnitAnew {...affiliation} /> : null}
        <p>
          <Time after={t('affiliation.since')} at={affiliation.since} />
        </p>
        <Verified at={affiliation.verifiedAt} />
        <p>{t(disclosed ? 'affiliation.disclosed' : 'affiliation.private')}</p>
        {isProvable ? <ProveByWork {...affiliation} /> : null}
      </div>
      {acts.map((act) => (
        <ButtonForm
          action={here}
          fields={{ act }}
          look={act === 'end' ? 'outline-danger' : 'outline-secondary'}
          small
          label={t(`affiliation.${act}_label`, { organisation })}
          key={act}
        >
          {t(`affiliation.${act}`)}
        </ButtonForm>
      ))}
    </li>
  );
}

/** The way to a proof by a professional identity. */
function ProveByWork({ id, organisation }: Pick<Listed, 'id' | 'organisation'>): VNode {
  const { t } = useView();
  return (
    <p>
      <a
        href={`/me/organisations/affiliations/${id}/professional`}
        aria-label={t('affiliation.professional_label', { organisation })}
      >
        {t('affiliation.professional')}
      </a>
    </p>
  );
}

/** The way to another office, where the one that was chosen is no more. */
function UnitAnew({ id, organisation }: Pick<Listed, 'id' | 'organisation'>): VNode {
  const { t } = useView();
  return (
    <p>
      <a
        href={`/me/organisations/affiliations/${id}/unit`}
        aria-label={t('affiliation.unit_anew_label', { organisation })}
      >
        {t('affiliation.unit_anew')}
      </a>
    </p>
  );
}
