// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Host } from '../provider.js';
import { distrust, illegible } from './distrust.js';
import { configurationUrl, isEntityId } from './entity-id.js';
import {
  readConfiguration,
  readStatement,
  type EntityStatement,
  type Signed,
} from './entity-statement.js';
import { createReader, type Reader } from './fetch.js';
import { limits } from './limits.js';
import type { EntityType } from './names.js';
import { endpointOf, readAboutSubordinate } from './superior.js';
import { concludeChain, readAnchor, type TrustAnchor, type TrustChain } from './trust-chain.js';
import { findTrustMark, type TrustMark, type TrustMarkIssuer } from './trust-mark.js';

/** A subject that the anchor vouches for and that carries a trust mark for what it wants to be. */
export interface Resolved {
  readonly chain: TrustChain;
  readonly trustMark: TrustMark;
}

export interface Resolution {
  readonly subject: string;
  readonly type: EntityType;
  readonly anchor: TrustAnchor;
  readonly acceptsTrustMark: (type: string) => boolean;
  /** The subject's configuration, where it need not be fetched: our own. */
  readonly configuration?: string;
}

interface Journey {
  readonly read: Reader;
  readonly now: Date;
  readonly anchor: Signed;
}

/**
 * Resolves an entity up to the trust anchor, in the order that gives a stranger the least: its own
 * signature, its trust mark, and only then its superiors (technical rules, trust negotiation).
 * @throws ProviderError with the rule that refused
 */
export async function resolveEntity(
  host: Pick<Host, 'fetch' | 'clock'>,
  { subject, type, anchor, acceptsTrustMark, configuration }: Resolution,
): Promise<Resolved> {
  if (!isEntityId(subject)) throw distrust('entity.id');
  const now = host.clock.now();
  const read = createReader(host);
  const token = configuration ?? (await read.get(configurationUrl(subject)));
  const own = await readConfiguration(token, { entity: subject, now });
  const top = await readAnchor(await read.get(configurationUrl(anchor.id)), anchor, now);
  const journey: Journey = { read, now, anchor: top };
  const trustMark = await findTrustMark(own.statement, {
    issuers: top.statement.trust_mark_issuers,
    accepts: acceptsTrustMark,
    issuerOf: (entity) => trustMarkIssuer(journey, entity),
    now,
  });
  const tokens = [own.token, ...(await climb(journey, [own.statement])), top.token];
  const chain = await concludeChain(tokens, { subject, type, anchor, now });
  return { chain, trustMark };
}

/** The statements from the last entity of a path up to the anchor, by the first superior that leads there. */
async function climb(
  journey: Journey,
  path: readonly [EntityStatement, ...EntityStatement[]],
): Promise<readonly string[]> {
  const hints = path[0].authority_hints;
  if (hints.length > limits.hints) throw distrust('chain.hints');
  const anchor = journey.anchor.statement.sub;
  const directFirst = hints.toSorted((a, b) => Number(b === anchor) - Number(a === anchor));
  let refusal: unknown = distrust('chain.no_superior');
  for (const hint of directFirst) {
    try {
      return await climbThrough(journey, path, hint);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

async function climbThrough(
  journey: Journey,
  path: readonly [EntityStatement, ...EntityStatement[]],
  hint: string,
): Promise<readonly string[]> {
  const { anchor, read, now } = journey;
  const about = { subject: path[0].sub, now };
  if (hint === anchor.statement.sub) {
    return [(await readAboutSubordinate(read, anchor.statement, about)).token];
  }
  if (path.some(({ sub }) => sub === hint)) throw distrust('chain.loop');
  if (path.length > longestPath(anchor.statement)) throw distrust('chain.too_long');
  const superior = await configurationOf(journey, hint);
  const { token } = await readAboutSubordinate(read, superior, about);
  return [token, ...(await climb(journey, [superior, ...path]))];
}

const longestPath = ({ constraints }: EntityStatement): number =>
  Math.min(constraints.max_path_length ?? limits.intermediates, limits.intermediates);

async function configurationOf({ read, now }: Journey, entity: string): Promise<EntityStatement> {
  if (!isEntityId(entity)) throw distrust('entity.id');
  const token = await read.get(configurationUrl(entity));
  return (await readConfiguration(token, { entity, now })).statement;
}

/** The keys of a body that issues trust marks: the anchor, or one that the anchor knows. */
async function trustMarkIssuer(journey: Journey, entity: string): Promise<TrustMarkIssuer> {
  const { anchor, read } = journey;
  const issuer =
    entity === anchor.statement.sub ? anchor.statement : await vouchedFor(journey, entity);
  const endpoint = endpointOf(issuer, 'federation_trust_mark_status_endpoint');
  return {
    keys: issuer.jwks,
    ...(endpoint !== undefined && {
      isActive: async ({ type, subject, token }) =>
        isActive(await read.post(endpoint, { id: type, sub: subject, trust_mark: token })),
    }),
  };
}

async function vouchedFor(journey: Journey, entity: string): Promise<EntityStatement> {
  const { anchor, read, now } = journey;
  const about = { subject: entity, now };
  const { statement } = await readAboutSubordinate(read, anchor.statement, about);
  const token = await read.get(configurationUrl(entity));
  const expected = { issuer: entity, subject: entity, keys: statement.jwks, now };
  return (await readStatement(token, expected)).statement;
}

function isActive(answer: string): boolean {
  try {
    return z.object({ active: z.boolean() }).parse(JSON.parse(answer)).active;
  } catch {
    throw illegible('trust_mark.status');
  }
}
