// SPDX-License-Identifier: AGPL-3.0-or-later
import { errors, Provider, type AdapterPayload, type KoaContextWithOIDC } from 'oidc-provider';
import type { Db } from '../../database/database.js';
import { second } from '../../kernel/clock.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { findArtifact, type Artifact } from '../store/artifacts.js';
import { deleteGrant } from '../store/artifact-housekeeping.js';
import { findSuccessor, rotateArtifact } from '../store/refresh-rotation.js';
import { requestMemo } from './request-memo.js';

export interface RotationDeps {
  readonly db: Db;
  readonly box: SealedBox;
  readonly findClient: (clientId: string) => Promise<AdapterPayload | undefined>;
}

/**
 * For so long a used refresh token is answered with its successor: two pages of a portal that load together refresh
 * with the same one. Only where the portal proves itself with a secret or a key; after it, a used one is stolen.
 */
export const leeway = 3 * second;

const purpose = 'portal.refresh_successor';

/** A token as its portal presents it: one used a moment ago counts as unused, and has its successor in the memo. */
export async function readPresented(
  deps: RotationDeps,
  id: string,
  payload: AdapterPayload | undefined,
): Promise<AdapterPayload | undefined> {
  const memo = requestMemo();
  if (!payload?.consumed || !memo || !isRefreshing(Provider.ctx)) return payload;
  memo.successor = await openSuccessor(deps, id);
  if (memo.successor === undefined) return payload;
  const { consumed: _consumed, ...live } = payload;
  return live;
}

/** Remembers that the token is to be used up; that happens when its successor is saved, in one statement. */
export function useUpLater(id: string): boolean {
  const memo = requestMemo();
  if (memo) memo.rotating = id;
  return memo !== undefined;
}

/** Uses up the token before and saves this one; of two that do so at once one wins, and the other is given its token. */
export async function saveRotated(deps: RotationDeps, artifact: Artifact): Promise<boolean> {
  const memo = requestMemo();
  const { rotating: before } = memo ?? {};
  if (!memo || before === undefined) return false;
  memo.rotating = undefined;
  const successor = await sealFor(deps, artifact);
  const outcome = await rotateArtifact(deps.db, { before, successor, artifact });
  if (outcome === 'rotated') return true;
  // Of what outlives the session the grant is kept.
  if (outcome === 'ended') throw new errors.InvalidGrant('the session has ended');
  memo.successor = await openSuccessor(deps, before);
  if (memo.successor !== undefined) return true;
  // Two hold it, and nobody can say which of them should: neither goes on (RFC 9700, 4.14.2).
  await deleteGrant(deps.db, String(artifact.grantId));
  throw new errors.InvalidGrant('consumed by a parallel request');
}

/** The answer names the successor, whichever token was presented. */
export function nameSuccessor(ctx: KoaContextWithOIDC): void {
  const { successor } = requestMemo() ?? {};
  if (successor === undefined || ctx.status !== 200) return;
  ctx.body = { ...Object(ctx.body), refresh_token: successor };
}

const isRefreshing = (ctx: KoaContextWithOIDC | undefined): boolean =>
  ctx?.oidc.route === 'token' && ctx.oidc.params?.['grant_type'] === 'refresh_token';

async function sealFor(deps: RotationDeps, artifact: Artifact): Promise<Buffer | undefined> {
  const client = await deps.findClient(String(artifact.payload['clientId']));
  const proves = client !== undefined && client['token_endpoint_auth_method'] !== 'none';
  return proves ? deps.box.seal(purpose, Buffer.from(artifact.id, 'utf8')) : undefined;
}

async function openSuccessor(deps: RotationDeps, before: string): Promise<string | undefined> {
  const sealed = await findSuccessor(deps.db, before, leeway);
  const token = sealed && deps.box.open(purpose, sealed).toString('utf8');
  if (token === undefined) return undefined;
  // Used too by now: what comes again is no twin of the first use.
  const stored = await findArtifact(deps.db, 'RefreshToken', token);
  return stored && !stored.consumedAt ? token : undefined;
}
