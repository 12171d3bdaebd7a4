// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response, Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type GroupId } from '../../kernel/ids.js';
import type { ScimGroup } from '../domain/scim/group.js';
import {
  beginGroup,
  changeGroup,
  endGroupThrough,
  type GroupTarget,
  type WrittenGroup,
} from '../use-cases/scim/groups.js';
import { demandVersion, sendResource } from './answer.js';
import { readGroup } from './bodies.js';
import { baseOf, type ScimDeps } from './deps.js';
import { applyPatch, readPatch } from './patch.js';
import { presentGroup } from './present.js';
import { readProjection, type Projection } from './projection.js';
import { readOne } from './query.js';
import { schemaIds, schemas } from './schemas.js';
import { writerOf } from './writer.js';

/** Groups inside the community that the portal serves; communities themselves are begun and ended in Piazza. */
export function groupWrites(router: Router, deps: ScimDeps): void {
  router.post('/Groups', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const group = await beginGroup(deps, writer, readGroup(req.body));
    send(deps, { req, res, projection, group, status: 201 });
  });
  router.put('/Groups/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const written = readGroup(req.body);
    const target = targetOf(deps, req);
    const group = await changeGroup(deps, writer, { ...target, change: () => written });
    send(deps, { req, res, projection, group });
  });
  router.patch('/Groups/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req);
    const operations = readPatch(req.body);
    const change = ({ externalId, name }: ScimGroup): WrittenGroup => {
      const after = applyPatch(operations, { externalId, displayName: name }, schemas.group);
      return readGroup({ ...after, schemas: [schemaIds.group] });
    };
    const group = await changeGroup(deps, writer, { ...targetOf(deps, req), change });
    send(deps, { req, res, projection, group });
  });
  router.delete('/Groups/:id', async (req, res) => {
    const writer = writerOf(req, deps);
    await endGroupThrough(deps, writer, targetOf(deps, req));
    res.status(204).end();
  });
}

/** @throws PiazzaError `scim.not_found` */
function targetOf(deps: ScimDeps, req: Request<{ id: string }>): GroupTarget {
  const id = parseId<GroupId>(req.params.id);
  if (!id) throw new PiazzaError('scim.not_found');
  return { id, demand: (now) => demandVersion(req, presentGroup(baseOf(deps), now)) };
}

/** Read before anything is done: what is refused has changed nothing. */
const projectionOf = (req: Request): Projection => readProjection(readOne(req), schemaIds.group);

function send(
  deps: ScimDeps,
  answer: {
    req: Request;
    res: Response;
    projection: Projection;
    group: ScimGroup;
    status?: number;
  },
): void {
  const { req, res, projection, group, status = 200 } = answer;
  sendResource(req, res, { resource: presentGroup(baseOf(deps), group), projection, status });
}
