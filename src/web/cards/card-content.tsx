// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  cardFields,
  type CardContent,
  type CardField,
} from '../../membership/domain/cards/card.js';
import type { AffiliationKind } from '../../membership/domain/organisations/affiliation.js';
import { Paragraphs } from '../community/community.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

interface ContentProps {
  readonly fields: CardContent;
  /** The one that the card names, as long as the person lets others know of it. */
  readonly affiliation?:
    | { readonly organisation: string; readonly title: string; readonly kind: AffiliationKind }
    | undefined;
}

/** What a card says, of what is handed over: the reader's part. */
export function CardContents({ fields, affiliation }: ContentProps): VNode {
  const { t } = useView();
  const said = cardFields.filter(
    (field) => fields[field] && (field !== 'affiliation' || affiliation),
  );
  if (said.length === 0) return <p class="empty">{t('card.nothing')}</p>;
  return (
    <dl class="facts">
      {said.map((field) => (
        <div key={field}>
          <dt>{t(`card.field.${field}`)}</dt>
          <dd>
            <Value {...{ fields, affiliation, field }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({
  fields,
  affiliation,
  field,
}: ContentProps & { readonly field: CardField }): VNode {
  const { t } = useView();
  const values = fields[field]?.values ?? [];
  const [value = ''] = values;
  switch (field) {
    case 'presentation':
      return <Paragraphs text={value} />;
    case 'skills':
    case 'offers':
    case 'seeks':
      return (
        <ul class="tags">
          {values.map((item) => (
            <li key={item}>
              <Tag>{item}</Tag>
            </li>
          ))}
        </ul>
      );
    case 'link':
      return (
        <a href={value} rel="nofollow ugc noopener noreferrer">
          {value}
        </a>
      );
    case 'province':
      return <span>{textOr(t, `province.${value}`, value)}</span>;
    case 'sector':
      return <span>{textOr(t, `sector.${value}`, value)}</span>;
    case 'affiliation':
      return affiliation ? (
        <span>
          {[affiliation.organisation, t(`affiliation.kind.${affiliation.kind}`), affiliation.title]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ) : (
        <span />
      );
  }
}
