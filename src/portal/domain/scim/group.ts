// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId, parseSlug, trustId, type CommunityId, type Slug } from '../../../kernel/ids.js';

/** A community that a portal serves, or a group inside one. */
export interface ScimGroup {
  readonly id: string;
  readonly kind: 'community' | 'group';
  readonly name: string;
  /** Of the group or of the community itself. */
  readonly slug: Slug;
  /** The community that it is, or is in. */
  readonly community: { readonly id: CommunityId; readonly slug: Slug; readonly name: string };
  /** How one joins a community. */
  readonly joinPath: string;
  readonly createdAt: Date | undefined;
  /** The portal's own id for it. */
  readonly externalId: string | undefined;
}

/** As claims name it: `<community>` or `<community>:<group>`. */
export const nameInClaims = ({ kind, slug, community }: ScimGroup): string =>
  kind === 'community' ? slug : `${community.slug}:${slug}`;

/** An address for a group, made from its name: `Gruppo di lettura` becomes `gruppo-di-lettura`. */
export function slugOfName(name: string): Slug {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60);
  const trimmed = words.replace(/^-/, '').replace(/-$/, '');
  return parseSlug(trimmed) ?? trustId(`group-${newId().slice(-12)}`);
}
