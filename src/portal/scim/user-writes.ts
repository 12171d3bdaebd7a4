// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type InvitationId } from '../../kernel/ids.js';
import type { InvitedPerson } from '../domain/scim/person.js';
import { changeInvited, invitePerson, takeInvitationBack } from '../use-cases/scim/people.js';
import { readPerson } from './bodies.js';
import { baseOf, type ScimDeps } from './deps.js';
import { applyPatch, readPatch } from './patch.js';
import { personOf } from './people.js';
import { presentPerson } from './present.js';
import { demandReading } from './reader.js';
import { schemaIds, schemas } from './schemas.js';
import type { Writable } from './writes.js';

/** Inviting people, changing an invitation and taking it back. Who is known changes themselves, in Piazza. */
export const writablePeople = (deps: ScimDeps): Writable<InvitationId, InvitedPerson> => ({
  path: '/Users',
  schemaId: schemaIds.user,
  async find(writer, raw) {
    await demandReading(deps, writer);
    const person = await personOf(deps, writer.portal, raw);
    const id = parseId<InvitationId>(raw);
    if (person.kind === 'known' || !id) throw new PiazzaError('scim.mutability');
    return id;
  },
  present: (person) => presentPerson(baseOf(deps), person),
  show: async (_writer, person) => presentPerson(baseOf(deps), person),
  create(body, locale) {
    const written = readPerson(body);
    return async (writer) => invitePerson(deps, writer, { ...written, locale });
  },
  replace(body) {
    const written = readPerson(body);
    return async (writer, target) =>
      changeInvited(deps, writer, { ...target, change: () => written });
  },
  patch(body) {
    const operations = readPatch(body);
    const change = ({ externalId, address }: InvitedPerson) => {
      const before = { externalId, emails: [{ value: address }] };
      const after = applyPatch(operations, before, schemas.user);
      return readPerson({ ...after, schemas: [schemaIds.user] });
    };
    return async (writer, target) => changeInvited(deps, writer, { ...target, change });
  },
  end: async (writer, target) => takeInvitationBack(deps, writer, target),
});
