// SPDX-License-Identifier: AGPL-3.0-or-later
import { errors, type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';
import type { Db } from '../../database/database.js';
import { later, second, type Clock } from '../../kernel/clock.js';
import * as store from '../store/artifacts.js';
import { deleteGrant } from '../store/artifact-housekeeping.js';
import { saveArtifacts } from '../store/save-artifacts.js';
import { holdsNul } from './modest-request.js';
import { readPresented, saveRotated, useUpLater, type RotationDeps } from './refresh-rotation.js';
import { endLater, forgetWrite, requestMemo, writeLater } from './request-memo.js';

/** Clients are portals: they are read from the register and never written by the provider. */
export interface AdapterDeps extends RotationDeps {
  readonly issuer: string;
  readonly now: Clock;
}

/**
 * The provider's storage on PostgreSQL. Identifiers are hashed, and taken out of what is stored, so
 * that reading the database gives nobody a code, a token or a session.
 */
export function createAdapterFactory(deps: AdapterDeps): AdapterFactory {
  return (model) => {
    if (model === 'Client') return clientAdapter(deps);
    const common = artifactAdapter(deps, model);
    if (model === 'Grant')
      return { ...common, find: async (id) => findRemembered(deps, model, 'grants', id) };
    if (model === 'Interaction')
      return { ...common, find: async (id) => findRemembered(deps, model, 'interactions', id) };
    if (model === 'ReplayDetection')
      return { ...common, upsert: upsertWith(deps, model, insertOnce) };
    if (model === 'RefreshToken') return refreshTokenAdapter(deps, common);
    if (model === 'AuthorizationCode')
      return { ...common, find: async (id) => findBound(deps, model, id), consume: redeem(deps) };
    if (bound.has(model)) return { ...common, find: async (id) => findBound(deps, model, id) };
    return common;
  };
}

/** Models whose use always asks for their grant and their session next. */
const bound = new Set(['AccessToken']);

function refreshTokenAdapter(deps: AdapterDeps, common: Adapter): Adapter {
  return {
    ...common,
    find: async (id) => readPresented(deps, id, await findBound(deps, 'RefreshToken', id)),
    upsert: upsertWith(deps, 'RefreshToken', async (db, artifact) => {
      if (!(await saveRotated(deps, artifact))) await save(db, artifact);
    }),
    async consume(id) {
      if (!useUpLater(id)) await common.consume(id);
    },
  };
}

/** A code counts once; whoever comes second, even in the same moment, ends what it gave (RFC 6749, 4.1.2). */
const redeem =
  (deps: AdapterDeps): Adapter['consume'] =>
  async (id) => {
    const code = { model: 'AuthorizationCode', id, at: deps.now() };
    if (await store.consumeArtifact(deps.db, code)) return;
    const used = await store.findArtifact(deps.db, code.model, id);
    await deleteGrant(deps.db, String(used?.payload['grantId']));
    throw new errors.InvalidGrant('consumed by a parallel request');
  };

function artifactAdapter(deps: AdapterDeps, model: string): Adapter {
  return {
    upsert: upsertWith(deps, model, save),
    async find(id) {
      return restore(deps, id, await store.findArtifact(deps.db, model, id));
    },
    async findByUid(uid) {
      const memo = requestMemo()?.sessionsByUid;
      if (memo?.has(uid)) return memo.get(uid);
      return restore(deps, undefined, await store.findSessionByUid(deps.db, uid));
    },
    async findByUserCode() {
      return undefined; // the device flow is off
    },
    async consume(id) {
      const won = await store.consumeArtifact(deps.db, { model, id, at: deps.now() });
      if (!won) throw new errors.InvalidGrant('consumed by a parallel request');
    },
    async destroy(id) {
      forgetWrite(model, id);
      if (model === 'Interaction' && endLater(id)) return;
      if (model === 'Session' && requestMemo()?.holdsSession) return;
      await store.deleteArtifact(deps.db, model, id);
    },
    async revokeByGrantId(grantId) {
      await store.deleteArtifactsOfGrant(deps.db, model, grantId);
    },
  };
}

type Save = (db: Db, artifact: store.Artifact) => Promise<void>;

function upsertWith(deps: AdapterDeps, model: string, write: Save): Adapter['upsert'] {
  return async (id, payload, expiresIn) => {
    // The address to return to ends in the interaction's identifier, and the cookie is the session's.
    const { jti: _jti, returnTo: _returnTo, ...kept } = payload;
    if (holdsNul(kept)) throw new errors.InvalidRequest('a parameter holds a NUL character');
    if (model === 'Grant') requestMemo()?.grants.set(id, payload);
    await write(deps.db, {
      model,
      id,
      payload: kept,
      grantId: payload.grantId,
      uid: payload.uid,
      userCode: payload.userCode,
      accountId: payload.accountId,
      expiresAt: expiresIn === undefined ? undefined : later(deps.now(), expiresIn * second),
    });
  };
}

/** A request's writes go together in one statement before it answers; outside of one, each at once. */
const save: Save = async (db, artifact) => {
  if (artifact.model === 'Session' && !requestMemo()) {
    await saveArtifacts(db, { artifacts: [], session: artifact });
  } else if (!writeLater(artifact)) {
    await saveArtifacts(db, { artifacts: [artifact] });
  }
};

const insertOnce: Save = async (db, artifact) => {
  if (!(await store.insertArtifactOnce(db, artifact))) {
    throw new errors.InvalidGrant('already presented');
  }
};

/** What one request reads twice. */
async function findRemembered(
  deps: AdapterDeps,
  model: string,
  remembered: 'grants' | 'interactions',
  id: string,
): Promise<AdapterPayload | undefined> {
  const memo = requestMemo()?.[remembered];
  if (memo?.has(id)) return memo.get(id);
  const found = restore(deps, id, await store.findArtifact(deps.db, model, id));
  memo?.set(id, found);
  return found;
}

async function findBound(
  deps: AdapterDeps,
  model: string,
  id: string,
): Promise<AdapterPayload | undefined> {
  const found = await store.findBoundArtifact(deps.db, model, id);
  const payload = restore(deps, id, found);
  const memo = requestMemo();
  if (!found || !payload || !memo) return payload;
  const { grant, session } = found;
  if (payload.grantId) {
    const stored = grant && { payload: grant.payload, consumedAt: undefined };
    memo.grants.set(payload.grantId, restore(deps, payload.grantId, stored));
  }
  if (payload.sessionUid) {
    const stored = session && { payload: session.payload, consumedAt: undefined };
    memo.sessionsByUid.set(payload.sessionUid, restore(deps, undefined, stored));
  }
  return payload;
}

/** Puts back what was taken out before storing. */
function restore(
  deps: AdapterDeps,
  id: string | undefined,
  stored: store.StoredArtifact | undefined,
): AdapterPayload | undefined {
  if (!stored) return undefined;
  const payload: AdapterPayload = { ...stored.payload };
  if (id !== undefined) payload.jti = id;
  if (id !== undefined && payload.kind === 'Interaction')
    payload.returnTo = `${deps.issuer}/auth/${id}`;
  if (stored.consumedAt) payload.consumed = Math.floor(stored.consumedAt.getTime() / second);
  return payload;
}

function clientAdapter(deps: AdapterDeps): Adapter {
  const refuse = async (): Promise<never> => {
    throw new Error('portals are registered by staff, not through the provider');
  };
  return {
    find: async (clientId) => deps.findClient(clientId),
    upsert: refuse,
    findByUid: refuse,
    findByUserCode: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  };
}
