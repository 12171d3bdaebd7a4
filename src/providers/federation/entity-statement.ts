// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { illegible } from './distrust.js';
import { limits } from './limits.js';
import { statementType } from './names.js';
import { metadataPolicies } from './metadata-policy.js';
import { keySet, verifySigned, type KeySet } from './signed.js';

const metadata = z.record(z.string(), z.record(z.string(), z.unknown()));
/** Metadata by entity type (OpenID Federation 1.0, 5). */
export type Metadata = z.output<typeof metadata>;

/** Older drafts call the type of a trust mark `id`. */
const trustMarkEntry = z
  .object({
    id: z.string().optional(),
    trust_mark_type: z.string().optional(),
    trust_mark: z.string().max(limits.statement),
  })
  .transform(({ id, trust_mark_type: type, trust_mark: token }) => ({
    type: type ?? id ?? '',
    token,
  }));
export type TrustMarkEntry = z.output<typeof trustMarkEntry>;

const constraints = z.object({
  max_path_length: z.int().min(0).optional(),
  allowed_entity_types: z.array(z.string()).optional(),
  /** The same in older drafts. */
  allowed_leaf_entity_types: z.array(z.string()).optional(),
});

/** What we read of a statement; the profile has everything else ignored, `crit` too. */
const statement = z.object({
  iss: z.string(),
  sub: z.string(),
  iat: z.number(),
  exp: z.number(),
  jwks: keySet,
  metadata: metadata.default({}),
  metadata_policy: metadataPolicies.default({}),
  authority_hints: z.array(z.string()).default([]),
  trust_marks: z.array(trustMarkEntry).default([]),
  trust_mark_issuers: z.record(z.string(), z.array(z.string())).default({}),
  constraints: constraints.default({}),
});
export type EntityStatement = z.output<typeof statement>;

/** A statement with the signed text that it was read from. */
export interface Signed {
  readonly token: string;
  readonly statement: EntityStatement;
}

export interface ReadStatement {
  readonly issuer: string;
  readonly subject?: string;
  readonly keys: KeySet;
  readonly now: Date;
}

/** Reads what an entity says of itself, signed with one of the keys that it says are its own. @throws ProviderError */
export async function readConfiguration(
  token: string,
  { entity, now }: { readonly entity: string; readonly now: Date },
): Promise<Signed> {
  const { jwks: keys } = parse(decode(token));
  return readStatement(token, { issuer: entity, subject: entity, keys, now });
}

/** Reads what one entity says of another, or of itself, signed with one of these keys. @throws ProviderError */
export async function readStatement(token: string, expected: ReadStatement): Promise<Signed> {
  const payload = await verifySigned(token, {
    ...expected,
    name: 'statement',
    type: statementType,
  });
  return { token, statement: parse(payload) };
}

/** What a signed text says, unverified: for our own store and to find the keys it claims. */
export const peek = (token: string): EntityStatement => parse(decode(token));

function decode(token: string): unknown {
  if (token.length > limits.statement) throw illegible('statement.oversized');
  try {
    return decodeJwt(token);
  } catch {
    throw illegible('statement.form');
  }
}

function parse(payload: unknown): EntityStatement {
  const parsed = statement.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [field = 'content'] = parsed.error.issues[0]?.path ?? [];
  throw illegible(`statement.${String(field)}`);
}
