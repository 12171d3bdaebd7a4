// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Community, CommunityText } from '../community.js';

/** What a community has to have before its doors open, in the order in which it is told. */
export const neededToOpen = ['manager', 'text', 'way', 'privacy', 'terms', 'contact'] as const;
export type NeededToOpen = (typeof neededToOpen)[number];

/** What is still missing; empty when a community may be activated. */
export function missingToOpen(
  community: Pick<Community, 'activeManagers' | 'contact'> & { readonly ways: readonly unknown[] },
  italian: CommunityText | undefined,
  { hasTerms }: { hasTerms: boolean },
): readonly NeededToOpen[] {
  const has: Readonly<Record<NeededToOpen, boolean>> = {
    manager: community.activeManagers > 0,
    text: Boolean(italian?.name && italian.summary && italian.howToJoin),
    way: community.ways.length > 0,
    privacy: Boolean(italian?.privacyNote),
    terms: hasTerms,
    contact: Boolean(community.contact),
  };
  return neededToOpen.filter((one) => !has[one]);
}
