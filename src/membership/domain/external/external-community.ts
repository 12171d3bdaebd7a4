// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Audience, CommunityText } from '../community.js';

/** A community that lives elsewhere: what it is and where to join it, with no membership here. */
export interface ExternalCommunity {
  readonly id: CommunityId;
  readonly slug: Slug;
  /** Withdrawn ones are kept so that their address is never given again. */
  readonly status: 'active' | 'archived';
  readonly audience: Audience;
  readonly topics: readonly string[];
  /** Two letters, or undefined for the whole region. */
  readonly province: string | undefined;
  readonly contact: string | undefined;
  /** Where it lives. */
  readonly homeUrl: string;
  readonly texts: { readonly it: CommunityText; readonly en: CommunityText | undefined };
  readonly revision: number;
  readonly createdAt: Date;
}

/** What staff write of it. */
export type ExternalDescription = Pick<
  ExternalCommunity,
  'audience' | 'topics' | 'province' | 'contact' | 'homeUrl' | 'texts'
>;
