// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, randomBytes } from 'node:crypto';
import type { Attempt, DocumentVersion, Host, SigningKey } from '../provider.js';

export interface FakeHostOptions {
  readonly id?: string;
  readonly origin?: string;
  readonly now?: () => Date;
  readonly keys?: readonly SigningKey[];
  readonly fetch?: typeof fetch;
}

export interface FakeHost extends Host {
  readonly logged: { level: 'info' | 'warn'; event: string; fields: unknown }[];
  readonly measured: { name: string; labels: Readonly<Record<string, string>>; value: number }[];
  readonly mails: { to: string; template: string; model: Readonly<Record<string, string>> }[];
}

/** The outside of a provider, in memory: what the application gives to it. */
export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const documents = new Map<string, DocumentVersion[]>();
  const clock = { now: options.now ?? (() => new Date()) };
  const logged: FakeHost['logged'] = [];
  const mails: FakeHost['mails'] = [];
  const measured: FakeHost['measured'] = [];
  const log = (level: 'info' | 'warn') => (event: string, fields?: unknown) =>
    void logged.push({ level, event, fields });
  return {
    id: options.id ?? 'spid',
    origin: new URL(options.origin ?? 'https://piazza.example'),
    clock,
    random: { token: () => randomBytes(32).toString('base64url') },
    fetch: options.fetch ?? (() => Promise.reject(new Error('the network is off in this test'))),
    certificateAt: (path) =>
      new URL(`/sign-in/${options.id ?? 'spid'}${path}`, 'https://cards.piazza.example'),
    keys: {
      sign: () => Promise.resolve(options.keys ?? []),
      pseudonym: (label, value) =>
        createHmac('sha256', 'fake host').update(`${label}:${value}`).digest('hex'),
    },
    cache: fakeCache(clock),
    documents: {
      get: (name) => Promise.resolve(documents.get(name)?.[0]?.body),
      history: (name, limit) => Promise.resolve((documents.get(name) ?? []).slice(0, limit)),
      put(name, body) {
        const versions = documents.get(name) ?? [];
        const [last] = versions;
        if (last?.body.equals(body)) return Promise.resolve({ version: last.version });
        const version = versions.length + 1;
        documents.set(name, [{ version, storedAt: clock.now(), body }, ...versions]);
        return Promise.resolve({ version });
      },
    },
    mail: {
      send: (to, template, _locale, model) =>
        Promise.resolve(void mails.push({ to, template, model })),
    },
    log: { info: log('info'), warn: log('warn') },
    measure: (name, labels, value) => void measured.push({ name, labels, value }),
    logged,
    measured,
    mails,
  };
}

function fakeCache(clock: Host['clock']): Host['cache'] {
  const entries = new Map<string, { readonly value: string; readonly until: number }>();
  const counts = new Map<string, number>();
  return {
    get(key) {
      const entry = entries.get(key);
      const isLive = entry !== undefined && entry.until > clock.now().getTime();
      return Promise.resolve(isLive ? entry.value : undefined);
    },
    set(key, value, seconds) {
      entries.set(key, { value, until: clock.now().getTime() + seconds * 1_000 });
      return Promise.resolve();
    },
    count(key) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return Promise.resolve(counts.get(key) ?? 0);
    },
  };
}

export interface FakeAttempt extends Attempt {
  readonly recorded: { kind: string; bytes: Buffer }[];
  readonly correlations: string[];
}

export type AttemptFields = Partial<
  Pick<Attempt, 'choice' | 'minimum' | 'fresh' | 'locale' | 'input' | 'portal'>
>;

/** One pending sign-in, as the host would store it. */
export function fakeAttempt(host: Host, fields: AttemptFields = {}): FakeAttempt {
  const recorded: FakeAttempt['recorded'] = [];
  const correlations: string[] = [];
  return {
    handle: randomBytes(32).toString('base64url'),
    minimum: 'none',
    fresh: false,
    locale: 'it',
    input: {},
    ...fields,
    startedAt: host.clock.now(),
    replyTo: (path) => new URL(`/sign-in/${host.id}${path}`, host.origin),
    memory: {},
    correlateBy: (key) => void correlations.push(key),
    record: (kind, bytes) => void recorded.push({ kind, bytes }),
    recorded,
    correlations,
  };
}
