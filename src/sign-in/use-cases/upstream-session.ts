// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UpstreamSession } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import type { UpstreamRecord } from '../store/upstream-sessions.js';

type Deps = Pick<SignInDeps, 'box' | 'pseudonym'>;

/** Who calls the session so: two identity providers may choose the same name. */
interface Namer {
  readonly instance: string;
  readonly issuer: string;
}

const purpose = 'sign_in.upstream_session';

export const subjectHash = (
  { pseudonym }: Pick<Deps, 'pseudonym'>,
  { instance, issuer }: Namer,
  subject: string,
): Buffer => hash(pseudonym, 'logout.subject', [instance, issuer, subject]);

export const sessionHash = (
  { pseudonym }: Pick<Deps, 'pseudonym'>,
  { instance, issuer }: Namer,
  session: string,
): Buffer => hash(pseudonym, 'logout.session', [instance, issuer, session]);

const hash = (pseudonym: Deps['pseudonym'], label: string, parts: readonly string[]): Buffer =>
  Buffer.from(pseudonym(label, JSON.stringify(parts)), 'hex');

/** What is kept of the name that an identity provider gave to the session: hashes, and a sealed note. */
export function toRecord(
  deps: Deps,
  namer: Namer,
  { subject, session, memory }: UpstreamSession,
): UpstreamRecord {
  return {
    subjectHash: subjectHash(deps, namer, subject),
    ...(session !== undefined && { sessionHash: sessionHash(deps, namer, session) }),
    ...(memory && { memory: deps.box.seal(purpose, Buffer.from(JSON.stringify(memory), 'utf8')) }),
  };
}

export function openMemory({ box }: Pick<Deps, 'box'>, sealed: Buffer): Record<string, string> {
  const memory: unknown = JSON.parse(box.open(purpose, sealed).toString('utf8'));
  return typeof memory === 'object' && memory !== null ? { ...memory } : {};
}
