// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT } from 'jose';
import type { Key } from './key.js';

export type Json = Record<string, unknown>;
export type Handler = (request: Request) => Promise<Response>;

export const configurationPath = '/.well-known/openid-federation';
export const mediaType = 'application/entity-statement+jwt';

/** Ways in which an entity lies or fails; tests set them. */
export interface Bends {
  configuration?: (payload: Json) => Json;
  statement?: (payload: Json) => Json;
  /** Signs instead of the entity's own key, and says it is that one. */
  forger?: Key;
  /** Answers instead of the entity. */
  respond?: (request: Request) => Promise<Response | undefined>;
}

export interface Statement {
  readonly key: Key;
  readonly now: Date;
  readonly payload: Json;
  readonly bends?: Bends;
  readonly typ?: string;
}

const lifetime = 48 * 3_600;

/** Signs a statement that is good for two days. */
export function signStatement({ key, now, payload, bends, typ }: Statement): Promise<string> {
  const iat = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ iat, exp: iat + lifetime, ...payload })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: typ ?? 'entity-statement+jwt' })
    .sign((bends?.forger ?? key).privateKey);
}

export const statementResponse = (token: string): Response =>
  new Response(token, { headers: { 'content-type': mediaType } });

/** An error as the federation rules have it (federation error management). */
export const federationError = (status: number, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status });

/** The path of a request below an entity's identifier; undefined when it is none of its. */
export function pathBelow(entityId: string, request: Request): string | undefined {
  const base = entityId.replace(/\/$/, '');
  return request.url.startsWith(base)
    ? new URL(request.url.slice(base.length), 'http://x').pathname
    : undefined;
}
