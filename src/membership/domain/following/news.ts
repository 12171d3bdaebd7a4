// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId } from '../../../kernel/ids.js';
import { newsKinds, type NewsKind } from '../../../kernel/news-kind.js';
import type { CommunityText } from '../community.js';

interface Happening {
  readonly type: string;
  readonly community: CommunityId | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

const kinds: Readonly<Record<string, NewsKind>> = {
  'community.frozen': 'frozen',
  'community.archived': 'archived',
  'community.policy_set': 'ways',
  'community.age_set': 'ways',
  'community.moved': 'moved',
  'terms.published': 'terms',
};

/** What an event is to followers; nothing for most. */
export function newsOf({ type, data }: Happening): readonly NewsKind[] {
  if (type === 'community.activated') return [data['was'] === 'frozen' ? 'reopened' : 'opened'];
  if (type === 'community.described') {
    const { changed } = data;
    return newsKinds.filter((kind) => Array.isArray(changed) && changed.includes(kind));
  }
  const kind = kinds[type];
  return kind === undefined ? [] : [kind];
}

/** What people read of a community, before and after somebody described it anew. */
interface Described {
  readonly texts: Readonly<Record<'it' | 'en', CommunityText | undefined>>;
  readonly homeUrl: string | undefined;
}

/** What followers hear of a new description: not of topics, territory or contact. */
export function describedNews(before: Described, after: Described): readonly NewsKind[] {
  const words = ({ texts }: Described): string =>
    JSON.stringify([texts.it, texts.en].map((text) => text && wordsOf(text)));
  return [
    ...(words(before) === words(after) ? [] : (['texts'] as const)),
    ...(before.homeUrl === after.homeUrl ? [] : (['home'] as const)),
  ];
}

const wordsOf = ({ name, summary, howToJoin, description, privacyNote }: CommunityText) => [
  name,
  summary,
  howToJoin,
  description ?? '',
  privacyNote ?? '',
];
