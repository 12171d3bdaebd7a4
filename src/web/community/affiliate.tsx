// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type {
  AffiliateAct,
  AffiliationChoice,
} from '../../membership/domain/joining/affiliating.js';
import { useView } from '../view.js';

/** Where the reader would have to belong, and for each place how that is proven. */
export function Affiliate({ act }: { act: AffiliateAct }): VNode {
  const { t } = useView();
  const places = [...new Set(act.choices.map(placeOf))];
  return (
    <>
      <a href="/me/organisations">{t('advice.affiliate')}</a>
      <ul>
        {places.map((place) => (
          <Place choices={act.choices.filter((one) => placeOf(one) === place)} key={place} />
        ))}
      </ul>
    </>
  );
}

const placeOf = ({ organisation, kind }: AffiliationChoice): string =>
  organisation?.id ?? kind ?? '';

function Place({ choices }: { choices: readonly AffiliationChoice[] }): VNode | null {
  const { t } = useView();
  const [first] = choices;
  if (!first) return null;
  const name = first.organisation
    ? first.organisation.name
    : t(`advice.affiliate.of_kind.${first.kind}`);
  return (
    <li>
      {name}
      <ul>
        {choices.map((choice) => (
          <How choice={choice} key={choice.by} />
        ))}
      </ul>
    </li>
  );
}

function How({ choice }: { choice: AffiliationChoice }): VNode {
  const { locale, t } = useView();
  const { by, organisation } = choice;
  if (by === 'email_domain' && organisation) {
    const domains = formatList(locale, organisation.domains);
    return <li>{t('advice.affiliate.email_domain_at', { domains })}</li>;
  }
  return <li>{t(`advice.affiliate.${by}`)}</li>;
}
