// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response, Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type InvitationId } from '../../kernel/ids.js';
import type { InvitedPerson } from '../domain/scim/person.js';
import {
  changeInvited,
  invitePerson,
  takeInvitationBack,
  type InvitedTarget,
  type WrittenPerson,
} from '../use-cases/scim/people.js';
import type { Writer } from '../use-cases/scim/write.js';
import { demandVersion, sendResource } from './answer.js';
import { readPerson } from './bodies.js';
import { baseOf, type ScimDeps } from './deps.js';
import { applyPatch, readPatch } from './patch.js';
import { personOf } from './people.js';
import { presentPerson } from './present.js';
import { readProjection, type Projection } from './projection.js';
import { readOne } from './query.js';
import { schemaIds, schemas } from './schemas.js';
import { writerOf } from './writer.js';

/** Inviting people, changing an invitation and taking it back. Who is known changes themselves, in Piazza. */
export function userWrites(router: Router, deps: ScimDeps): void {
  router.post('/Users', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const { locale } = req;
    const person = await invitePerson(deps, writer, { ...readPerson(req.body), locale });
    send(deps, { req, res, projection, person, status: 201 });
  });
  router.put('/Users/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const written = readPerson(req.body);
    const invited = await targetOf(deps, writer, req);
    const person = await changeInvited(deps, writer, { ...invited, change: () => written });
    send(deps, { req, res, projection, person });
  });
  router.patch('/Users/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const operations = readPatch(req.body);
    const invited = await targetOf(deps, writer, req);
    const change = ({ externalId, address }: InvitedPerson): WrittenPerson => {
      const before = { externalId, emails: [{ value: address }] };
      const after = applyPatch(operations, before, schemas.user);
      return readPerson({ ...after, schemas: [schemaIds.user] });
    };
    const person = await changeInvited(deps, writer, { ...invited, change });
    send(deps, { req, res, projection, person });
  });
  router.delete('/Users/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    await takeInvitationBack(deps, writer, await targetOf(deps, writer, req));
    res.status(204).end();
  });
}

/** @throws PiazzaError `scim.not_found`, `scim.mutability` for somebody who is no longer only invited */
async function targetOf(
  deps: ScimDeps,
  { portal }: Writer,
  req: Request<{ id: string }>,
): Promise<InvitedTarget> {
  const person = await personOf(deps, portal, req.params.id);
  const id = parseId<InvitationId>(req.params.id);
  if (person.kind === 'known' || !id) throw new PiazzaError('scim.mutability');
  return { id, demand: (now) => demandVersion(req, presentPerson(baseOf(deps), now)) };
}

/** Read before anything is done: what is refused has changed nothing. */
const projectionOf = (req: Request): Projection => readProjection(readOne(req), schemaIds.user);

function send(
  deps: ScimDeps,
  answer: {
    req: Request;
    res: Response;
    projection: Projection;
    person: InvitedPerson;
    status?: number;
  },
): void {
  const { req, res, projection, person, status = 200 } = answer;
  sendResource(req, res, { resource: presentPerson(baseOf(deps), person), projection, status });
}
