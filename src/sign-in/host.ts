// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import type { Clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import { randomToken } from '../kernel/tokens.js';
import type { Host, SigningKey } from '../providers/provider.js';
import {
  countCached,
  findCached,
  findDocument,
  listDocuments,
  saveCached,
  saveDocument,
} from './store/provider-storage.js';

export interface HostDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly origin: URL;
  readonly logger: Logger;
  /** With deadline and size cap, without redirects and, unless configured, private addresses. */
  readonly fetch: typeof fetch;
  /** The same within limits of the caller's. */
  readonly fetchWithin?: NonNullable<Host['fetchWithin']>;
  /** Where browsers are asked for a TLS client certificate, when there is such a place. */
  readonly certificateHost?: URL | undefined;
  readonly sign: (use: string) => readonly SigningKey[];
  readonly pseudonym: (label: string, value: string) => string;
  readonly sendMail: Host['mail']['send'];
  readonly measure: NonNullable<Host['measure']>;
}

/** What one provider instance may touch; it sees only its own cache and documents. */
export function createHost(deps: HostDeps, instance: string): Host {
  const { db, now } = deps;
  const log = deps.logger.child({ provider: instance });
  return {
    id: instance,
    origin: deps.origin,
    clock: { now },
    random: { token: randomToken },
    fetch: deps.fetch,
    ...(deps.fetchWithin && { fetchWithin: deps.fetchWithin }),
    ...(deps.certificateHost && { certificateAt: addressesAt(deps.certificateHost, instance) }),
    keys: { sign: (use) => Promise.resolve(deps.sign(use)), pseudonym: deps.pseudonym },
    cache: {
      get: (key) => findCached(db, { instance, key, now: now() }),
      set: (key, value, seconds) => saveCached(db, { instance, key, value, seconds, now: now() }),
      count: (key, seconds) => countCached(db, { instance, key, seconds, now: now() }),
    },
    documents: {
      get: (name) => findDocument(db, { instance, name }),
      history: (name, limit) => listDocuments(db, { instance, name }, limit),
      async put(name, body) {
        return { version: await saveDocument(db, { instance, name, body, now: now() }) };
      },
    },
    mail: { send: deps.sendMail },
    measure: (name, labels, value) =>
      deps.measure(`piazza_provider_${name}`, { provider: instance, ...labels }, value),
    log: {
      info: (event, fields = {}) => log.info(fields, event),
      warn: (event, fields = {}) => log.warn(fields, event),
    },
  };
}

/** Where the reply routes of an instance are found on the host that asks for client certificates. */
export function addressesAt(host: URL, instance: string): (path: string) => URL {
  const base = host.href.replace(/\/$/, '');
  return (path) => new URL(`${base}/sign-in/${instance}${path}`);
}
