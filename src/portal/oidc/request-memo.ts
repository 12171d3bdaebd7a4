// SPDX-License-Identifier: AGPL-3.0-or-later
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AdapterPayload, InteractionResults } from 'oidc-provider';
import type { Artifact } from '../store/artifacts.js';
import type { Writes } from '../store/save-artifacts.js';

/** What one request has already read, and what it is going to write before it answers. */
export interface RequestMemo {
  readonly grants: Map<string, AdapterPayload | undefined>;
  readonly interactions: Map<string, AdapterPayload | undefined>;
  readonly sessionsByUid: Map<string, AdapterPayload | undefined>;
  readonly writes: Map<string, Artifact>;
  /** Interactions that this request has used up. */
  readonly ended: Set<string>;
  /** The refresh token that is used up when the next one is saved. */
  rotating?: string | undefined;
  /** The refresh token to answer with, where the presented one has its successor already. */
  successor?: string | undefined;
  /** The provider's session stays until the portals' logouts are queued with its end. */
  holdsSession?: boolean;
}

const storage = new AsyncLocalStorage<RequestMemo>();

export const withRequestMemo = <T>(run: () => T): T =>
  storage.run(
    {
      grants: new Map(),
      interactions: new Map(),
      sessionsByUid: new Map(),
      writes: new Map(),
      ended: new Set(),
    },
    run,
  );

export const requestMemo = (): RequestMemo | undefined => storage.getStore();

/** Answers an interaction that this request has read and is about to use up: nobody else sees the answer. */
export function answerInMemory(uid: string, result: InteractionResults): void {
  const interactions = storage.getStore()?.interactions;
  const read = interactions?.get(uid);
  if (!read) throw new Error('the interaction was not read in this request');
  interactions?.set(uid, { ...read, result });
}

const keyOf = (model: string, id: string): string => `${model} ${id}`;

/** Keeps an artifact to be written with the others of the request; false outside of one. */
export function writeLater(artifact: Artifact): boolean {
  const memo = storage.getStore();
  memo?.writes.set(keyOf(artifact.model, artifact.id), artifact);
  return memo !== undefined;
}

export const forgetWrite = (model: string, id: string): void => {
  storage.getStore()?.writes.delete(keyOf(model, id));
};

/** Keeps the end of an interaction to be written with the rest; false outside of a request. */
export function endLater(uid: string): boolean {
  const memo = storage.getStore();
  memo?.ended.add(uid);
  memo?.interactions.set(uid, undefined);
  return memo !== undefined;
}

/** Leaves the end of the provider's session to whoever tells the portals of it. */
export function holdSession(): void {
  const memo = storage.getStore();
  if (memo) memo.holdsSession = true;
}

/** Hands over what waits to be written, with what the answer makes to be written beside it. */
export function takeWrites(beside: Pick<Writes, 'client' | 'receipt' | 'proof'>): Writes {
  const { writes, ended } = storage.getStore() ?? {};
  const all = [...(writes?.values() ?? [])];
  const gone = [...(ended ?? [])];
  writes?.clear();
  ended?.clear();
  return {
    artifacts: all.filter(({ model }) => model !== 'Session'),
    session: all.find(({ model }) => model === 'Session'),
    ...beside,
    ended: gone,
  };
}
