// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SignInDeps } from '../deps.js';
import { openSessionData, sealSessionData } from './session-data.js';
import {
  deleteAnonymousSession,
  findWebSession,
  saveWebSession,
  touchWebSession,
  type WebSessionRow,
} from '../store/web-sessions.js';

/** Sessions by the secret of their cookie, for the web: data sealed, secrets hashed. */
export interface SessionStore {
  load(
    sid: string,
  ): Promise<
    (Omit<WebSessionRow, 'data'> & { readonly data: Record<string, unknown> }) | undefined
  >;
  save(sid: string, data: object): Promise<void>;
  touch(sid: string): Promise<void>;
  discard(sid: string): Promise<void>;
}

export function sessionStore({
  db,
  box,
  limits,
  now,
}: Pick<SignInDeps, 'db' | 'box' | 'limits' | 'now'>): SessionStore {
  return {
    async load(sid) {
      const row = await findWebSession(db, limits, { sid, now: now() });
      return row && { ...row, data: openSessionData(box, row.data) };
    },
    save: (sid, data) =>
      saveWebSession(db, limits, { sid, data: sealSessionData(box, data), now: now() }),
    touch: (sid) => touchWebSession(db, sid, now()),
    discard: (sid) => deleteAnonymousSession(db, sid),
  };
}
