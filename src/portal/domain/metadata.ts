// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseAddress } from '../../kernel/email-address.js';

/**
 * What a portal may say of itself beside the fields of the register (OpenID Connect Dynamic Client Registration 1.0, 2);
 * how it is told of ended sessions is one of those. None of it is a secret: all of it is written out where the register is.
 */
export const metadataFields = [
  'application_type',
  'client_uri',
  'contacts',
  'default_acr_values',
  'default_max_age',
  'id_token_signed_response_alg',
  'initiate_login_uri',
  'jwks',
  'jwks_uri',
  'logo_uri',
  'policy_uri',
  'require_auth_time',
  'require_pushed_authorization_requests',
  'token_endpoint_auth_method',
  'token_endpoint_auth_signing_alg',
  'tos_uri',
] as const;
const isKnown = (name: string): boolean => metadataFields.some((field) => field === name);

/** What only the holder of a key has (RFC 7518, 6). */
const privateParts = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

function hasPrivatePart(jwks: unknown): boolean {
  const parsed = z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).safeParse(jwks);
  return parsed.success && parsed.data.keys.some((key) => privateParts.some((part) => part in key));
}

export const portalMetadata = z
  .record(z.string(), z.json())
  .refine((fields) => !('client_secret' in fields) && !('client_id' in fields), {
    error: 'must not hold client_id or client_secret: they have fields of their own',
    abort: true,
  })
  .refine(
    (fields) => Object.keys(fields).every(isKnown),
    `knows nothing but ${metadataFields.join(', ')}`,
  )
  .refine(({ jwks }) => !hasPrivatePart(jwks), 'must not hold the private half of a key');

/** Of a record, what may be written out: whatever was once put there, nothing else leaves. */
export function publicMetadata(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([name, value]) => isKnown(name) && !(name === 'jwks' && hasPrivatePart(value)),
    ),
  );
}

/** Where whoever answers for a portal can be reached, as far as it said so. */
export interface PortalContacts {
  readonly addresses: readonly string[];
  /** Its page on privacy, else its own. */
  readonly page: string | undefined;
}

const web = /^https?:$/;

export function contactsOf(metadata: Readonly<Record<string, unknown>>): PortalContacts {
  const { contacts, policy_uri: policy, client_uri: client } = metadata;
  const listed: readonly unknown[] = Array.isArray(contacts) ? contacts : [];
  const pages = [policy, client].flatMap((page) =>
    typeof page === 'string' ? (URL.parse(page) ?? []) : [],
  );
  return {
    addresses: listed.flatMap((one) => parseAddress(String(one)) ?? []),
    page: pages.find(({ protocol }) => web.test(protocol))?.href,
  };
}
