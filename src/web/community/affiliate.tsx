// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { AffiliationChoice, BelongAct } from '../../membership/domain/joining/affiliating.js';
import { useView } from '../view.js';

/** Where the reader would have to belong, and for each place how that is proven, or who would have to say so. */
export function Affiliate({ act }: { act: BelongAct }): VNode {
  const { t } = useView();
  const places = [...new Set(act.choices.map(placeOf))];
  return (
    <>
      <a href="/me/organisations">{t(`advice.${act.act}`)}</a>
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
  const { by, organisation, asked } = choice;
  if (asked) return <li>{t('advice.ask_confirmation.asked')}</li>;
  if (by === 'email_domain' && organisation) {
    const domains = formatList(locale, organisation.domains);
    return <li>{t('advice.affiliate.email_domain_at', { domains })}</li>;
  }
  return <li>{t(`advice.affiliate.${by}`)}</li>;
}
