// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { CommunityRequest } from '../../membership/domain/founding/community-request.js';
import { Paragraphs } from '../community/community.js';
import { Territory } from '../community/words.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

interface WishProps {
  readonly request: CommunityRequest;
  /** Who will manage it: for the requester and the staff only. */
  readonly managers?: boolean;
}

/** What somebody asked for, to be read. */
export function Wish({ request, managers = false }: WishProps): VNode {
  const { locale, t } = useView();
  const topics = request.topics.map((topic) => textOr(t, `topic.${topic}`, topic));
  return (
    <dl class="facts">
      <Fact name={t('founding.field.purpose')}>
        <Paragraphs text={request.purpose} />
      </Fact>
      <Fact name={t('founding.field.presentation')}>
        <Paragraphs text={request.presentation} />
      </Fact>
      <Fact name={t('founding.field.for_whom')}>
        <Paragraphs text={request.forWhom} />
      </Fact>
      <Fact name={t('founding.field.audience')}>{t(`community.audience.${request.audience}`)}</Fact>
      {topics.length > 0 ? (
        <Fact name={t('founding.field.topics')}>{formatList(locale, topics)}</Fact>
      ) : null}
      <Fact name={t('founding.field.province')}>
        <Territory province={request.province} />
      </Fact>
      {managers ? (
        <Fact name={t('founding.field.managers')}>
          <Paragraphs text={request.managers} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
