// SPDX-License-Identifier: AGPL-3.0-or-later
import { Types } from 'scimmy';

const { Attribute, SchemaDefinition } = Types;

export const schemaIds = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  community: 'urn:ietf:params:scim:schemas:extension:piazza:2.0:Community',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  serviceProviderConfig: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const;

type Type = 'string' | 'boolean' | 'reference';
type Config = ConstructorParameters<typeof Attribute>[2];

const fixed = (type: Type, name: string, description: string, config: Config = {}) =>
  new Attribute(type, name, { mutable: false, caseExact: true, description, ...config });

/** Of a value that comes and goes as a whole. */
const given = (type: Type, name: string, description: string, config: Config = {}) =>
  fixed(type, name, description, { mutable: 'immutable', ...config });

const user = new SchemaDefinition(
  'User',
  schemaIds.user,
  'Somebody whom the portal knows, or who was asked through it to become a member.',
  [
    fixed(
      'string',
      'userName',
      'The subject of somebody who is known; the address of somebody who was invited.',
      { required: true, uniqueness: 'server' },
    ),
    fixed('string', 'displayName', 'The name that the person chose.'),
    new Attribute('complex', 'name', { mutable: false, description: 'The legal name.' }, [
      fixed('string', 'givenName', 'As a national means gave it.'),
      fixed('string', 'familyName', 'As a national means gave it.'),
    ]),
    fixed('string', 'preferredLanguage', 'The language that the person uses.'),
    fixed('boolean', 'active', 'False for who is suspended, and for who has not answered yet.'),
    new Attribute(
      'complex',
      'emails',
      {
        required: true,
        multiValued: true,
        uniqueness: false,
        description: 'One address: of somebody who was invited, where the letter went.',
      },
      [new Attribute('string', 'value', { required: true, description: 'The address.' })],
    ),
    new Attribute(
      'complex',
      'groups',
      {
        mutable: false,
        multiValued: true,
        returned: 'request',
        uniqueness: false,
        description: 'Where the person belongs, among what the portal serves.',
      },
      [
        fixed('string', 'value', 'The id of the Group.'),
        fixed('reference', '$ref', 'Its address.', { referenceTypes: ['Group'] }),
      ],
    ),
  ],
);

const group = new SchemaDefinition(
  'Group',
  schemaIds.group,
  'A community that the portal serves, or a group inside one.',
  [
    new Attribute('string', 'displayName', { required: true, description: 'Its Italian name.' }),
    new Attribute(
      'complex',
      'members',
      {
        multiValued: true,
        returned: 'request',
        uniqueness: false,
        description: 'Who belongs to it, of those whom the portal knows; page by page at /members.',
      },
      [
        given('string', 'value', 'The id of the User.'),
        given('reference', '$ref', 'Its address.', { referenceTypes: ['User'] }),
        given('string', 'type', 'Always User.', { canonicalValues: ['User'] }),
        fixed('string', 'roles', 'The roles held in the community.', { multiValued: true }),
      ],
    ),
  ],
);

const community = new SchemaDefinition(
  'Community',
  schemaIds.community,
  'What a Group is in Piazza.',
  [
    fixed('string', 'slug', 'Its name in claims: <community> or <community>:<group>.'),
    fixed('string', 'kind', 'Which of the two.', { canonicalValues: ['community', 'group'] }),
    fixed('string', 'joinPolicy', 'How one joins the community.'),
    fixed('string', 'parent', 'The id of the community that a group is in.'),
  ],
);

group.extend(community);

/** What SCIM shows here (RFC 7643, 4), as `/Schemas` describes it. */
export const schemas = { user, group, community } as const;

/** The attributes that are only returned to who asks for them, in lower case. */
export const onRequest: ReadonlySet<string> = new Set(['members', 'groups']);
