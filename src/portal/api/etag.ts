// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { PiazzaError } from '../../kernel/errors.js';

/** The tag of what is shown (RFC 9110, 8.8.3): two answers of one tag are the same, byte by byte. */
const tagOf = (body: object): string =>
  `"${hash('sha256', JSON.stringify(body), 'base64url').slice(0, 27)}"`;

/** Answers with a thing and its tag, or 304 to whoever has it already. */
export function sendTagged(req: Request, res: Response, body: object): void {
  const tag = tagOf(body);
  res.set('ETag', tag);
  if (isKept(req.headers['if-none-match'], tag)) res.status(304).end();
  else res.json(body);
}

/**
 * Holds what a portal read (`If-Match`) against what is there now; the caller holds the thing still.
 * @param body undefined where no tag is ever shown: then none is the right one (RFC 9110, 13.1.1)
 * @throws PiazzaError `api.stale`
 */
export function demandUnchanged(req: Request, body: object | undefined): void {
  const header = req.headers['if-match'];
  if (header === undefined || header.trim() === '*') return;
  if (!body || !tagsOf(header).includes(tagOf(body))) throw new PiazzaError('api.stale');
}

/** Weakly, as reading compares (RFC 9110, 13.1.2): a proxy that compresses an answer makes its tag weak. */
const isKept = (header: string | undefined, tag: string): boolean =>
  tagsOf(header).some((one) => one === '*' || one.replace(/^W\//, '') === tag);

const tagsOf = (header = ''): readonly string[] => header.split(',').map((tag) => tag.trim());
