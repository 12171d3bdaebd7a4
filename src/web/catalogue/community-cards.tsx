// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityCard } from '../../membership/domain/community-card.js';
import { MemberCount, Territory } from '../community/words.js';
import { Icon } from '../components/icon.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

export function CommunityCards({ items }: { items: readonly CommunityCard[] }): VNode {
  return (
    <ul class="cards">
      {items.map((card) => (
        <li key={card.slug}>
          <Card card={card} />
        </li>
      ))}
    </ul>
  );
}

function Card({ card }: { card: CommunityCard }): VNode {
  const { t } = useView();
  return (
    <article class="card card--link">
      <ul class="tags">
        {card.viewer === 'member' ? (
          <li>
            <Tag tone="success">
              <Icon name="check" />
              {t('catalogue.member')}
            </Tag>
          </li>
        ) : null}
        {card.viewer === 'requested' ? (
          <li>
            <Tag tone="warning">{t('join_request.status.pending')}</Tag>
          </li>
        ) : null}
        <li>
          <Tag tone="info">{t(`community.audience.${card.audience}`)}</Tag>
        </li>
        <li>
          <Tag>{t(`community.join_path.${card.joinPath}`)}</Tag>
        </li>
      </ul>
      <h3>
        <a href={`/c/${card.slug}`}>{card.name}</a>
      </h3>
      <p>{card.summary}</p>
      <p class="card-foot">
        {card.joinPath === 'elsewhere' ? null : (
          <span>
            <Icon name="user" /> <MemberCount members={card.members} />
          </span>
        )}
        <span>
          <Icon name="map-marker" /> <Territory province={card.province} />
        </span>
        {card.portal ? (
          <span>
            <Icon name="external-link" /> {t('community.home.on', { portal: card.portal })}
          </span>
        ) : null}
      </p>
    </article>
  );
}
