// SPDX-License-Identifier: AGPL-3.0-or-later
import { callbackify } from 'node:util';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { minute, type Clock } from '../kernel/clock.js';
import type { MemberId, SessionId } from '../kernel/ids.js';
import { randomToken } from '../kernel/tokens.js';
import { hostCookie, readCookie } from './cookies.js';
import type { Proof, Viewer } from './request.js';

/** A session as it is kept: its data, and who is signed in with what proof. */
export interface StoredSession {
  readonly id: SessionId;
  readonly data: Readonly<Record<string, unknown>>;
  readonly lastSeenAt: Date;
  readonly viewer?: {
    readonly memberId: MemberId;
    readonly displayName: string;
    readonly noticePending: boolean;
    readonly proof: Proof;
  };
}

/** Where sessions are kept, by the secret of the cookie; the database sees only its hash. */
export interface SessionPersistence {
  /** Undefined when there is none, or it was idle too long, or has reached its end. */
  load(sid: string): Promise<StoredSession | undefined>;
  save(sid: string, data: object): Promise<void>;
  touch(sid: string): Promise<void>;
  /** Forgets a session that nobody is signed in to. */
  discard(sid: string): Promise<void>;
}

export interface SessionOptions {
  readonly persistence: SessionPersistence;
  /** Our origin is https. */
  readonly secure: boolean;
  /** Newest first; the first one signs the cookie. */
  readonly secrets: readonly string[];
  readonly now: Clock;
}

declare module 'express-session' {
  interface SessionData {
    /** What the store found; never written back. */
    loaded?: StoredSession;
    /** The use case that gave the secret has written the row. */
    written?: true;
  }
}

/** How often the time of the last request is written, at most. */
const touchEvery = minute;
const nextSids = new WeakMap<Request, string>();
/** Requests without the cookie, whose session begins only if somebody signs in. */
const beginnings = new WeakMap<Request, () => void>();

/**
 * Reads the session of a request in one statement and sets `req.viewer`. A visitor who did nothing has
 * neither a cookie nor a row, and costs nothing.
 */
export function sessions(options: SessionOptions): RequestHandler {
  const { secure, secrets } = options;
  const name = hostCookie('piazza_session', secure);
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const read = session({
    name,
    secret: [...secrets],
    store: createStore(options, cookie),
    genid: (req) => nextSids.get(req) ?? randomToken(),
    cookie,
    // Whether TLS ends here or in front, our origin is what the configuration says.
    proxy: true,
    resave: false,
    saveUninitialized: false,
  });
  return (req, res, next) => {
    if (readCookie(req, name) === undefined) {
      beginnings.set(req, () => read(req, res, refuse));
      return next();
    }
    read(req, res, (error: unknown) => {
      if (error) return next(error);
      const { loaded } = req.session;
      if (loaded?.viewer) req.viewer = toViewer(loaded.id, loaded.viewer);
      next();
    });
  };
}

const refuse = (error: unknown): void => {
  if (error) throw error;
};

/**
 * Goes on under the secret that a new proof gave the session, without data: an old or planted one is
 * worth nothing then.
 */
export function rotateSession(req: Request, sid: string): void {
  nextSids.set(req, sid);
  const begin = beginnings.get(req);
  if (begin) begin();
  else req.sessionStore.generate(req);
  req.session.written = true;
}

/** Forgets the session in this browser; the use case has ended it in the database. */
export function forgetSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}

type Callback<Value> = (error: unknown, value?: Value) => void;

/** Express-session's store over ours. Its base class is only a prototype with three methods. */
function createStore({ persistence, now }: SessionOptions, cookie: object): session.Store {
  const methods: Partial<session.Store> = {
    get(sid, done: Callback<session.SessionData | null>) {
      const found = persistence
        .load(sid)
        .then((loaded) =>
          loaded ? { ...loaded.data, cookie: { ...cookie, originalMaxAge: null }, loaded } : null,
        );
      settle(found, done);
    },
    set(sid, kept, done: Callback<void> = () => {}) {
      const { cookie: _cookie, loaded: _loaded, written = false, ...data } = kept;
      const isWritten = written && Object.keys(data).length === 0;
      settle(isWritten ? Promise.resolve() : persistence.save(sid, data), done);
    },
    touch(sid, { loaded }, done: Callback<void> = () => {}) {
      const recent = loaded && now().getTime() - loaded.lastSeenAt.getTime() < touchEvery;
      settle(recent ? Promise.resolve() : persistence.touch(sid), done);
    },
    destroy(sid, done: Callback<void> = () => {}) {
      settle(persistence.discard(sid), done);
    },
  };
  return Object.assign(Object.create(session.Store.prototype), methods);
}

const settle = <Value>(work: Promise<Value>, done: Callback<Value>): void =>
  callbackify(() => work)(done);

const toViewer = (sessionId: SessionId, found: NonNullable<StoredSession['viewer']>): Viewer => ({
  sessionId,
  displayName: found.displayName,
  noticePending: found.noticePending,
  actor: {
    memberId: found.memberId,
    level: found.proof.level,
    authenticatedAt: found.proof.at,
    provider: found.proof.provider,
  },
  proof: found.proof,
});
