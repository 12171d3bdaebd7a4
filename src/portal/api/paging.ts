// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import type { Portal } from '../domain/portal.js';
import { openPlace, sealPlace, type PlaceOf } from '../sealed-place.js';
import type { ApiDeps } from './deps.js';

/** What a list was asked by, read through its schema. */
export interface ListQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly [field: string]: string | number | undefined;
}

/** A list as one portal asks for it. */
export interface Listing {
  /** Where the page before ended; undefined for the first page. @throws PiazzaError `request.malformed` */
  after(length: number): readonly string[] | undefined;
  /** Answers with a page; where the next one is stands in the body and in `Link` (RFC 8288). */
  send(res: Response, page: object, next: readonly string[] | undefined): void;
}

/** A cursor is good for the portal and the question that it was given for: only `limit` may differ. */
export function listing(
  { box, origin }: Pick<ApiDeps, 'box' | 'origin'>,
  req: Request,
  { portal, query }: { readonly portal: Portal; readonly query: ListQuery },
): Listing {
  const { cursor, limit, ...rest } = query;
  const question = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const address = `${origin}${req.baseUrl}${req.path}`;
  const of = { purpose: 'api.cursor', list: [portal.clientId, address, ...question.flat()] };
  return {
    after: (length) =>
      cursor === undefined
        ? undefined
        : openField(box, of, { field: 'cursor', sealed: cursor, length }),
    send(res, page, place) {
      const next = place ? sealPlace(box, of, place) : null;
      if (next !== null) {
        const asked = [...question, ['limit', String(limit)], ['cursor', next]];
        res.links({ next: `${address}?${new URLSearchParams(asked)}` });
      }
      res.json({ ...page, next });
    },
  };
}

/** @throws PiazzaError `request.malformed`, naming the field that the place was sent in */
export function openField(
  box: SealedBox,
  of: PlaceOf,
  sent: { readonly field: string; readonly sealed: string; readonly length: number },
): readonly string[] {
  try {
    return openPlace(box, of, sent);
  } catch (cause) {
    throw new PiazzaError('request.malformed', { fields: [sent.field] }, { cause });
  }
}
