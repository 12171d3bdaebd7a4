// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response, Router } from 'express';
import type { Writer } from '../use-cases/scim/write.js';
import { demandVersion, sendResource } from './answer.js';
import type { ScimDeps } from './deps.js';
import { readProjection, type Projection, type Resource } from './projection.js';
import { readOne } from './query.js';
import { writerOf } from './writer.js';

/** What is changed or ended. */
export interface Target<Id, Found> {
  readonly id: Id;
  /** Sees it as it is, while nobody else changes it; throws where that is not what the client read. */
  readonly demand: (found: Found) => void;
}

/**
 * How one type of resource is written. Each act reads the body first, and throws for what cannot be done, before
 * anything is looked up.
 */
export interface Writable<Id, Found> {
  readonly path: '/Users' | '/Groups';
  readonly schemaId: string;
  /** @throws PiazzaError `scim.not_found`, `scim.mutability` */
  readonly find: (writer: Writer, raw: string) => Id | Promise<Id>;
  readonly present: (found: Found) => Resource;
  readonly create: (body: unknown, locale: 'it' | 'en') => (writer: Writer) => Promise<Found>;
  readonly replace: Change<Id, Found>;
  readonly patch: Change<Id, Found>;
  readonly end: (writer: Writer, target: Target<Id, Found>) => Promise<void>;
}

type Change<Id, Found> = (
  body: unknown,
) => (writer: Writer, target: Target<Id, Found>) => Promise<Found>;

/** POST, PUT, PATCH and DELETE of a type of resource (RFC 7644, 3.3, 3.5 and 3.6). */
export function writes<Id, Found>(router: Router, deps: ScimDeps, kind: Writable<Id, Found>): void {
  const one = `${kind.path}/:id` as const;
  router.post(kind.path, async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req, kind);
    const found = await kind.create(req.body, req.locale)(writer);
    send(kind, { req, res, projection, found, status: 201 });
  });
  for (const method of ['put', 'patch'] as const) {
    router[method](one, async (req, res) => {
      const writer = writerOf(req, deps);
      const projection = projectionOf(req, kind);
      const change = (method === 'put' ? kind.replace : kind.patch)(req.body);
      const found = await change(writer, await targetOf(kind, writer, req));
      send(kind, { req, res, projection, found, status: 200 });
    });
  }
  router.delete(one, async (req, res) => {
    const writer = writerOf(req, deps);
    await kind.end(writer, await targetOf(kind, writer, req));
    res.status(204).end();
  });
}

async function targetOf<Id, Found>(
  { find, present }: Writable<Id, Found>,
  writer: Writer,
  req: Request<{ id: string }>,
): Promise<Target<Id, Found>> {
  const id = await find(writer, req.params.id);
  return { id, demand: (now) => demandVersion(req, present(now)) };
}

/** Read before anything is done: what is refused has changed nothing. */
const projectionOf = (req: Request, { schemaId }: { readonly schemaId: string }): Projection =>
  readProjection(readOne(req), schemaId);

function send<Found>(
  { present }: { readonly present: (found: Found) => Resource },
  answer: { req: Request; res: Response; projection: Projection; found: Found; status: number },
): void {
  const { req, res, projection, found, status } = answer;
  sendResource(req, res, { resource: present(found), projection, status });
}
