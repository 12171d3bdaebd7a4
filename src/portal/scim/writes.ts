// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Router } from 'express';
import type { Expectation, Writer } from '../use-cases/scim/write.js';
import { demandVersion, sendResource } from './answer.js';
import type { ScimDeps } from './deps.js';
import { readProjection, type Projection, type Resource } from './projection.js';
import { readOne } from './query.js';
import { writerOf } from './writer.js';

/** What is changed or ended. */
export interface Target<Id, Found> extends Expectation<Found> {
  readonly id: Id;
}

/**
 * How one type of resource is written. Each act reads the body first, and throws for what cannot be done, before
 * anything is looked up.
 */
export interface Writable<Id, Found> {
  readonly path: '/Users' | '/Groups';
  readonly schemaId: string;
  /** @throws PiazzaError `scim.not_found`, `scim.mutability` */
  readonly find: (writer: Writer, raw: string, projection: Projection) => Promise<Id>;
  /** As its tag stands for it. */
  readonly present: (found: Found) => Resource;
  /** As it is answered, with what is only returned on request. */
  readonly show: (writer: Writer, found: Found, projection: Projection) => Promise<Resource>;
  readonly create: (body: unknown, locale: 'it' | 'en') => (writer: Writer) => Promise<Found>;
  readonly replace: Change<Id, Found>;
  readonly patch: Change<Id, Found>;
  readonly end: (writer: Writer, target: Target<Id, Found>) => Promise<void>;
}

type Change<Id, Found> = (
  body: unknown,
  locale: 'it' | 'en',
) => (writer: Writer, target: Target<Id, Found>) => Promise<Found>;

/** POST, PUT, PATCH and DELETE of a type of resource (RFC 7644, 3.3, 3.5 and 3.6). */
export function writes<Id, Found>(router: Router, deps: ScimDeps, kind: Writable<Id, Found>): void {
  const one = `${kind.path}/:id` as const;
  router.post(kind.path, async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req, kind);
    const found = await kind.create(req.body, req.locale)(writer);
    const resource = await kind.show(writer, found, projection);
    sendResource(req, res, { resource, projection, status: 201 });
  });
  for (const method of ['put', 'patch'] as const) {
    router[method](one, async (req, res) => {
      const writer = writerOf(req, deps);
      const projection = projectionOf(req, kind);
      const change = (method === 'put' ? kind.replace : kind.patch)(req.body, req.locale);
      const target = await targetOf(kind, req, { writer, projection });
      const resource = await kind.show(writer, await change(writer, target), projection);
      sendResource(req, res, { resource, projection });
    });
  }
  router.delete(one, async (req, res) => {
    const writer = writerOf(req, deps);
    const projection = projectionOf(req, kind);
    await kind.end(writer, await targetOf(kind, req, { writer, projection }));
    res.status(204).end();
  });
}

async function targetOf<Id, Found>(
  { find, present }: Writable<Id, Found>,
  req: Request<{ id: string }>,
  { writer, projection }: { writer: Writer; projection: Projection },
): Promise<Target<Id, Found>> {
  const id = await find(writer, req.params.id, projection);
  const still = req.headers['if-match'] !== undefined;
  return { id, still, demand: (now) => demandVersion(req, present(now)) };
}

/** Read before anything is done: what is refused has changed nothing. */
const projectionOf = (req: Request, { schemaId }: { readonly schemaId: string }): Projection =>
  readProjection(readOne(req), schemaId);
