// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import { nameInClaims, type ScimGroup } from '../domain/scim/group.js';
import { idOf, type ScimPerson } from '../domain/scim/person.js';
import type { GroupMember } from '../store/scim/members.js';
import type { Resource } from './projection.js';
import { schemaIds } from './schemas.js';

/** The tag of what is shown (RFC 7644, 3.14): weak, because languages and spaces do not count. */
const versionOf = (resource: object): string =>
  `W/"${hash('sha256', JSON.stringify(resource), 'base64url').slice(0, 27)}"`;

/** @param base `<origin>/scim/v2` */
export function presentPerson(base: string, person: ScimPerson): Resource {
  const id = idOf(person);
  const common = { schemas: [schemaIds.user], id };
  const shown = person.kind === 'known' ? knownFields(person) : invitedFields(person);
  return withMeta({ ...common, ...shown }, `${base}/Users/${encodeURIComponent(id)}`, {
    resourceType: 'User',
    ...(person.kind === 'invited' && { created: person.createdAt.toISOString() }),
    lastModified: person.updatedAt.toISOString(),
  });
}

function knownFields(person: Extract<ScimPerson, { kind: 'known' }>) {
  const { subject, displayName, givenName, familyName, locale, email, active } = person;
  return {
    userName: subject,
    ...(displayName !== undefined && { displayName }),
    ...((givenName ?? familyName) !== undefined && { name: { givenName, familyName } }),
    ...(locale !== undefined && { preferredLanguage: locale }),
    ...(email !== undefined && { emails: [{ value: email }] }),
    active,
  };
}

const invitedFields = ({ address, externalId }: Extract<ScimPerson, { kind: 'invited' }>) => ({
  ...(externalId !== undefined && { externalId }),
  userName: address,
  emails: [{ value: address }],
  active: false,
});

export function presentGroup(base: string, group: ScimGroup): Resource {
  const { id, externalId, name, kind, community, joinPath, createdAt } = group;
  const inside = kind === 'group' && { parent: community.id };
  const resource = {
    schemas: [schemaIds.group, schemaIds.community],
    id,
    ...(externalId !== undefined && { externalId }),
    displayName: name,
    [schemaIds.community]: { slug: nameInClaims(group), kind, joinPolicy: joinPath, ...inside },
  };
  return withMeta(resource, `${base}/Groups/${id}`, {
    resourceType: 'Group',
    ...(createdAt && { created: createdAt.toISOString() }),
  });
}

export const presentMember = (base: string, { subject, roles }: GroupMember) => ({
  value: subject,
  $ref: `${base}/Users/${encodeURIComponent(subject)}`,
  type: 'User',
  ...(roles.length > 0 && { roles }),
});

const withMeta = (
  resource: { readonly id: string },
  location: string,
  meta: Readonly<Record<string, string>>,
): Resource => ({
  ...resource,
  meta: { ...meta, location, version: versionOf({ ...resource, ...meta }) },
});

/**
 * @param next the cursor of the next page; without one this is the last
 * @param total how many there are in all, where that is known
 */
export function presentList(
  resources: readonly object[],
  {
    next,
    first,
    total,
  }: {
    readonly next: string | undefined;
    readonly first: boolean;
    readonly total?: number | undefined;
  },
) {
  // Else it is known when they fit in one page, and not counted when they do not (RFC 9865, 2).
  const fitting = first && next === undefined ? resources.length : undefined;
  const totalResults = total ?? fitting;
  return {
    schemas: [schemaIds.list],
    ...(totalResults !== undefined && { totalResults }),
    ...(first && totalResults !== undefined && { startIndex: 1 }),
    itemsPerPage: resources.length,
    ...(next !== undefined && { nextCursor: next }),
    Resources: resources,
  };
}
