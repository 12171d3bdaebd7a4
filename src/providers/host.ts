// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';

/** A signing key with the certificate that announces it; the private key never leaves the process. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** PEM */
  readonly certificate?: string;
}

export interface HostLog {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface DocumentVersion {
  readonly version: number;
  readonly storedAt: Date;
  readonly body: Buffer;
}

export interface FetchLimits {
  readonly bytes: number;
  readonly seconds: number;
}

/** Everything a provider may touch. Tests pass a fake one; nothing else is imported from the application. */
export interface Host {
  /** The instance's id: also its route prefix, `/sign-in/<id>`. */
  readonly id: string;
  readonly origin: URL;
  readonly clock: { now(): Date };
  readonly random: { token(): string };
  /** Deadline, size cap, no redirects, no private addresses unless configured. */
  readonly fetch: typeof fetch;
  /** The same with wider limits, for documents known to be large (lists of trust, of revocations). */
  fetchWithin?(limits: FetchLimits): typeof fetch;
  /**
   * Where one of the reply routes is found on the host that asks for TLS client certificates; absent
   * when there is no such host.
   */
  certificateAt?(path: string): URL;
  readonly keys: {
    /** All keys for a use (`saml`, `oidc`), newest first; the first one signs. */
    sign(use: string): Promise<readonly SigningKey[]>;
    /** A keyed hash of a value under a frozen key, hexadecimal: a subject that must not be readable. */
    pseudonym(label: string, value: string): string;
  };
  readonly cache: {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string, seconds: number): Promise<void>;
    /** Adds one, atomically across nodes, and gives the new count; forgotten after `seconds` from the first. */
    count(key: string, seconds: number): Promise<number>;
  };
  /** Durable, versioned. `put` of the same bytes makes no new version. */
  readonly documents: {
    get(name: string): Promise<Buffer | undefined>;
    /** The last versions, newest first. */
    history(name: string, limit: number): Promise<readonly DocumentVersion[]>;
    put(name: string, body: Buffer): Promise<{ readonly version: number }>;
  };
  readonly mail: {
    send(
      to: string,
      template: string,
      locale: 'it' | 'en',
      model: Readonly<Record<string, string>>,
    ): Promise<void>;
  };
  /** A figure for the operator, by its last value; labels of a bounded set, never anything of a person. */
  measure?(name: string, labels: Readonly<Record<string, string>>, value: number): void;
  readonly log: HostLog;
}
