// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { Projection, Resource } from './projection.js';
import { onRequest } from './schemas.js';

/** Answers in SCIM's own media type (RFC 7644, 8.1). */
export function sendScim(res: Response, body: object, status = 200): void {
  res.status(status).type('application/scim+json').send(JSON.stringify(body));
}

/**
 * Answers with one resource and its tag, or 304 to who has it already (RFC 7644, 3.14). The tag is that of the plain
 * resource: an answer with members or groups, which change beside it, is sent whole and has none.
 */
export function sendResource(
  req: Request,
  res: Response,
  {
    resource,
    projection,
    status = 200,
  }: { resource: Resource; projection: Projection; status?: number },
): void {
  const { version, location } = metaOf(resource);
  res.set(status === 201 ? 'Location' : 'Content-Location', location);
  const tagged = ![...onRequest].some(projection.wants);
  if (tagged) res.set('ETag', version);
  const kept = tagsIn(req.headers['if-none-match']);
  if (tagged && req.method === 'GET' && (kept.includes(version) || kept.includes('*'))) {
    res.status(304).end();
    return;
  }
  sendScim(res, projection.apply(resource), status);
}

/**
 * Holds what the portal read (`If-Match`) against what is there now.
 * @throws PiazzaError `scim.stale`
 */
export function demandVersion(req: Request, resource: Resource): void {
  const header = req.headers['if-match'];
  if (header === undefined) return;
  const expected = tagsIn(header);
  if (!expected.includes('*') && !expected.includes(metaOf(resource).version)) {
    throw new PiazzaError('scim.stale');
  }
}

const metaOf = ({ meta }: Resource) =>
  meta as { readonly version: string; readonly location: string };

const tagsIn = (header = ''): readonly string[] => header.split(',').map((tag) => tag.trim());
