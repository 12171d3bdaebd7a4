// SPDX-License-Identifier: AGPL-3.0-or-later
import { distrust, illegible } from './distrust.js';
import {
  readConfiguration,
  readStatement,
  type EntityStatement,
  type Metadata,
  type Signed,
} from './entity-statement.js';
import { limits } from './limits.js';
import { applyPolicy, mergePolicies } from './metadata-policy.js';
import { entityTypes, type EntityType } from './names.js';
import type { KeySet } from './signed.js';

/** Who is believed without further proof: known from the agreement with the federation, not from the network. */
export interface TrustAnchor {
  readonly id: string;
  readonly keys: KeySet;
}

/** An entity that the trust anchor vouches for. */
export interface TrustChain {
  readonly subject: string;
  /**
   * The subject's configuration, the statements of its superiors upwards, the anchor's configuration
   * (OpenID Federation 1.0, 4).
   */
  readonly statements: readonly string[];
  /** What the subject says of itself, as the policies of its superiors leave it. */
  readonly metadata: Metadata;
  /** When the first of the statements expires. */
  readonly expiresAt: Date;
}

/** Reads the anchor's configuration, which one of the known keys has to sign. @throws ProviderError */
export const readAnchor = (token: string, { id, keys }: TrustAnchor, now: Date): Promise<Signed> =>
  readStatement(token, { issuer: id, subject: id, keys, now });

export interface ChainRequest {
  readonly subject: string;
  /** What the subject wants to be. */
  readonly type: EntityType;
  readonly anchor: TrustAnchor;
  readonly now: Date;
}

/**
 * Makes a trust chain of statements that somebody collected, believing nothing that it did not verify
 * from the anchor down.
 * @throws ProviderError with what does not hold as rule
 */
export async function concludeChain(
  tokens: readonly string[],
  request: ChainRequest,
): Promise<TrustChain> {
  const statements = await verifyStatements(tokens, request);
  checkConstraints(statements, request.type);
  return {
    subject: request.subject,
    statements: tokens,
    metadata: resolveMetadata(statements),
    expiresAt: new Date(Math.min(...statements.map(({ exp }) => exp)) * 1_000),
  };
}

/**
 * Each superior signs with a key that the one above it names, the last one is the anchor, and the
 * subject signs with a key that its superior names and that it names itself (10.2).
 */
async function verifyStatements(
  tokens: readonly string[],
  { subject, anchor, now }: ChainRequest,
): Promise<readonly EntityStatement[]> {
  const [own = '', ...above] = tokens;
  const last = above.pop();
  if (last === undefined || above.length === 0) throw illegible('chain.form');
  let { statement } = await readAnchor(last, anchor, now);
  const statements = [statement];
  for (const token of above.toReversed()) {
    const keys = statement.jwks;
    ({ statement } = await readStatement(token, { issuer: statement.sub, keys, now }));
    statements.unshift(statement);
  }
  if (statement.sub !== subject) throw distrust('statement.sub');
  const keys = statement.jwks;
  await readConfiguration(own, { entity: subject, now });
  const configuration = await readStatement(own, { issuer: subject, subject, keys, now });
  return [configuration.statement, ...statements];
}

/** How long the chain may be and what the subject may be, as every superior says (6.2). */
function checkConstraints(statements: readonly EntityStatement[], type: EntityType): void {
  const intermediates = statements.length - 3;
  if (intermediates > limits.intermediates) throw distrust('chain.too_long');
  for (const [index, { constraints }] of statements.entries()) {
    // The statement of the immediate superior has no intermediate below it, the anchor's all of them.
    const between = Math.min(Math.max(index - 1, 0), intermediates);
    const { max_path_length: longest = Infinity } = constraints;
    if (index > 0 && between > longest) throw distrust('chain.too_long');
    const allowed = constraints.allowed_entity_types ?? constraints.allowed_leaf_entity_types;
    if (index > 0 && allowed && !allowed.includes(type)) throw distrust('chain.entity_type');
  }
}

/** The immediate superior may set metadata, then every policy applies, the anchor's first (6.1.4). */
function resolveMetadata([own, ...superiors]: readonly EntityStatement[]): Metadata {
  const resolved: Record<string, Record<string, unknown>> = {};
  for (const type of entityTypes) {
    const said = own?.metadata[type];
    if (!said) continue;
    const policies = superiors
      .toReversed()
      .map(({ metadata_policy: policy }) => policy[type] ?? {});
    const set = superiors[0]?.metadata[type];
    // The anchor's own configuration speaks of itself.
    const declared = superiors.length > 1 ? { ...said, ...set } : said;
    resolved[type] = applyPolicy(mergePolicies(policies), declared);
  }
  return resolved;
}
