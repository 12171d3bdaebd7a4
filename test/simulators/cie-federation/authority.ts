// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JWK } from 'jose';
import {
  configurationPath,
  federationError,
  pathBelow,
  signStatement,
  statementResponse,
  type Bends,
  type Handler,
  type Json,
} from './entity.js';
import type { Key } from './key.js';

/** Somebody below an authority. */
export interface Subordinate {
  readonly entityId: string;
  readonly jwks: readonly JWK[];
  readonly type: 'openid_provider' | 'openid_relying_party' | 'federation_entity';
  readonly policy?: Json;
  /** Types of the trust marks that the authority gives it. */
  readonly trustMarks?: readonly string[];
}

export interface AuthorityOptions {
  readonly entityId: string;
  readonly name: string;
  readonly key: Key;
  readonly now: () => Date;
  /** Absent for the trust anchor. */
  readonly superiors?: readonly string[];
  /** Who may issue which trust mark; the trust anchor alone says. */
  readonly trustMarkIssuers?: Readonly<Record<string, readonly string[]>>;
  readonly maxPathLength?: number;
}

/** A trust anchor or an intermediate: knows its subordinates, speaks for them, and takes it back. */
export interface Authority {
  readonly entityId: string;
  readonly key: Key;
  readonly bends: Bends;
  readonly handle: Handler;
  /** Everything that was asked, as method and path. */
  readonly asked: string[];
  register(subordinate: Subordinate): void;
  issueTrustMark(type: string, subject: string, more?: Json): Promise<string>;
  revokeTrustMarks(subject: string): void;
}

export function createAuthority(options: AuthorityOptions): Authority {
  const { entityId, key, now } = options;
  const bends: Bends = {};
  const asked: string[] = [];
  const subordinates = new Map<string, Subordinate>();
  const revoked = new Set<string>();

  const issueTrustMark = (type: string, sub: string, more: Json = {}): Promise<string> =>
    signStatement({
      key,
      now: now(),
      typ: 'trust-mark+jwt',
      payload: { iss: entityId, sub, id: type, organization_type: 'public', ...more },
    });
  const describeItself = async (): Promise<Response> => {
    const payload = configurationOf(options);
    const bent = bends.configuration?.(payload) ?? payload;
    return statementResponse(await signStatement({ key, now: now(), payload: bent, bends }));
  };
  const about = async (subject: string | null): Promise<Response> => {
    const subordinate = subordinates.get(subject ?? '');
    if (!subordinate) return federationError(404, 'not_found', 'no such subordinate');
    const marks = (subordinate.trustMarks ?? []).map(async (id) => ({
      id,
      trust_mark: await issueTrustMark(id, subordinate.entityId),
    }));
    const payload = {
      iss: entityId,
      sub: subordinate.entityId,
      jwks: { keys: subordinate.jwks },
      metadata_policy: subordinate.policy ?? {},
      trust_marks: await Promise.all(marks),
    };
    const bent = bends.statement?.(payload) ?? payload;
    return statementResponse(await signStatement({ key, now: now(), payload: bent, bends }));
  };
  const status = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const subject = form.get('sub') ?? '';
    const known = subordinates.get(subject)?.trustMarks?.includes(form.get('id') ?? '') ?? false;
    return Response.json({ active: known && !revoked.has(subject) });
  };
  const list = (type: string | null): Response =>
    Response.json(
      [...subordinates.values()]
        .filter((one) => type === null || one.type === type)
        .map((one) => one.entityId),
    );
  return {
    entityId,
    key,
    bends,
    asked,
    issueTrustMark,
    register: (subordinate) => void subordinates.set(subordinate.entityId, subordinate),
    revokeTrustMarks: (subject) => void revoked.add(subject),
    async handle(request) {
      const path = pathBelow(entityId, request);
      asked.push(`${request.method} ${path}`);
      const instead = await bends.respond?.(request);
      if (instead) return instead;
      const { searchParams } = new URL(request.url);
      if (path === configurationPath) return describeItself();
      if (path === '/fetch') return about(searchParams.get('sub'));
      if (path === '/list') return list(searchParams.get('entity_type'));
      if (path === '/trust_mark_status' && request.method === 'POST') return status(request);
      return federationError(404, 'not_found', 'no such endpoint');
    },
  };
}

function configurationOf(options: AuthorityOptions): Json {
  const { entityId, name, key, superiors, trustMarkIssuers, maxPathLength } = options;
  return {
    iss: entityId,
    sub: entityId,
    jwks: { keys: [key.jwk] },
    metadata: {
      federation_entity: {
        organization_name: name,
        homepage_uri: entityId,
        policy_uri: `${entityId}/policy`,
        logo_uri: `${entityId}/logo.svg`,
        contacts: ['pec@example.org'],
        federation_fetch_endpoint: `${entityId}/fetch`,
        federation_list_endpoint: `${entityId}/list`,
        federation_resolve_endpoint: `${entityId}/resolve`,
        federation_trust_mark_status_endpoint: `${entityId}/trust_mark_status`,
      },
    },
    ...(superiors && { authority_hints: superiors }),
    ...(trustMarkIssuers && { trust_mark_issuers: trustMarkIssuers }),
    ...(maxPathLength !== undefined && { constraints: { max_path_length: maxPathLength } }),
  };
}
