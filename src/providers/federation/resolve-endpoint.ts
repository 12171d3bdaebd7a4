// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { QueryAnswer } from '../provider.js';
import type { ChainStore, Known } from './chain-store.js';
import { statementMediaType } from './names.js';
import { sign, type Publication } from './publish.js';

/** `anchor` and `type` are the names of older drafts, which the Italian rules use. */
const query = z
  .object({
    sub: z.string().min(1).max(2_048),
    anchor: z.string().optional(),
    trust_anchor: z.string().optional(),
    type: z.string().optional(),
    entity_type: z.string().optional(),
  })
  .transform(({ sub, anchor, trust_anchor: named, type, entity_type: wanted }) => ({
    sub,
    anchor: named ?? anchor,
    type: wanted ?? type,
  }));

export interface ResolveEndpoint {
  readonly chains: Pick<ChainStore, 'known'>;
  readonly anchor: string;
  readonly publication: () => Publication;
}

/**
 * Answers what we know of another entity (OpenID Federation 1.0, 8.3). It never begins to find out:
 * strangers could have us ask whom they like.
 */
export async function answerResolve(
  { chains, anchor, publication }: ResolveEndpoint,
  parameters: Readonly<Record<string, string>>,
): Promise<QueryAnswer> {
  const parsed = query.safeParse(parameters);
  if (!parsed.success) return problem(400, 'invalid_request', 'sub is missing');
  const { sub, type } = parsed.data;
  if (parsed.data.anchor !== undefined && parsed.data.anchor !== anchor) {
    return problem(404, 'not_found', 'no chain to this trust anchor is known');
  }
  const known = await chains.known(sub);
  if (!known) return problem(404, 'not_found', 'no chain of this entity is known');
  const body = await sign(publication(), content(known, { publication: publication(), type }));
  return { status: 200, type: statementMediaType, body };
}

function content(
  { chain, trustMark, expiresAt }: Known,
  asked: { readonly publication: Publication; readonly type: string | undefined },
): Record<string, unknown> {
  const { entityId, now } = asked.publication;
  const metadata = Object.entries(chain.metadata).filter(
    ([type]) => asked.type === undefined || type === asked.type,
  );
  return {
    iss: entityId,
    sub: chain.subject,
    iat: Math.floor(now.getTime() / 1_000),
    exp: Math.floor(expiresAt.getTime() / 1_000),
    metadata: Object.fromEntries(metadata),
    trust_marks: [{ id: trustMark.type, trust_mark: trustMark.token }],
    trust_chain: chain.statements,
  };
}

const problem = (status: number, error: string, description: string): QueryAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ error, error_description: description }),
});
