// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isEntityId } from '../../federation/entity-id.js';
import { readPrivateKey } from '../../federation/keys.js';
import { keySet } from '../../federation/signed.js';

const entityId = z
  .string()
  .refine(isEntityId, 'needs an entity identifier: an https address without query')
  .meta({ examples: ['https://registry.example.gov.it'] });

const privateKey = z
  .string()
  .superRefine((text, context) => {
    try {
      readPrivateKey(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    }
  })
  .meta({ secret: true });
const keyList = (help: string, name: string) =>
  z
    .array(privateKey)
    .min(1)
    .describe(
      `${help} PEM or JWK, RSA of at least 2048 bits. The first is used, all are published.`,
    )
    .meta({ secret: true, examples: [[`!file /etc/piazza/keys/${name}.key`]] });

const keys = z
  .strictObject({
    federation: keyList(
      'The first signs our entity configuration, and nothing else.',
      'cie-federation',
    ),
    signature: keyList('The first signs requests and client assertions.', 'cie-signature'),
    encryption: keyList(
      'Each opens what is encrypted for us; providers choose, usually the first.',
      'cie-encryption',
    ),
  })
  .refine(areDistinct, 'needs different keys for the three uses');

/** A key set as its JSON text, so that it may be a file. */
const keySetText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'needs a JSON Web Key Set' });
      return z.NEVER;
    }
  })
  .pipe(keySet);

const trustMark = z.strictObject({
  type: z.string().min(1).describe('Its `id`, an address of the trust anchor.'),
  token: z.string().min(1).describe('The signed mark.'),
});

export const configSchema = z.strictObject({
  entityId: entityId
    .optional()
    .describe('Our own identifier, also our client_id; default: <origin>/sign-in/<id>.'),
  providers: z
    .array(entityId)
    .min(1)
    .describe('Entity identifiers of the identity providers.')
    .meta({ examples: [['https://oidc.example.gov.it']] }),
  trustAnchor: z
    .strictObject({
      id: entityId.describe('Its entity identifier.'),
      keys: keySetText
        .describe('Its federation keys, a JSON Web Key Set, as received at onboarding.')
        .meta({ examples: ['!file /etc/piazza/keys/cie-anchor.jwks'] }),
    })
    .describe('Who is believed; everything else is proven from there.'),
  authorityHints: z
    .array(entityId)
    .min(1)
    .optional()
    .describe('Who speaks for us: an aggregator, or the trust anchor itself when absent.'),
  trustMarks: z
    .array(trustMark)
    .default([])
    .describe('Marks that were given to us; without any, those that our superiors publish.'),
  keys: keys.describe('Our private keys, different ones for each use.'),
  organization: z
    .strictObject({
      name: z.string().min(1).describe('Full name of the body.'),
      homepage: z.url().describe('Its site.'),
      policy: z.url().describe('Its privacy notice.'),
      logo: z.url().describe('Its logo, an SVG.'),
      contacts: z.array(z.email()).min(1).describe('Certified addresses (PEC).'),
    })
    .describe('Who we are, as the federation shows it.'),
  level: z
    .enum(['low', 'substantial', 'high'])
    .default('substantial')
    .describe('Lowest level asked for: 1, 2, 3.'),
  algorithms: z
    .strictObject({
      signature: z.enum(['RS256', 'RS512']).default('RS256'),
      keyEncryption: z.enum(['RSA-OAEP', 'RSA-OAEP-256']).default('RSA-OAEP-256'),
      contentEncryption: z.enum(['A128CBC-HS256', 'A256CBC-HS512']).default('A256CBC-HS512'),
    })
    .prefault({})
    .describe('How tokens for us, and ours, are signed and encrypted.'),
});
export type OidcConfig = z.output<typeof configSchema>;

/** Key material of one use must never serve another (technical rules, entity configuration signature). */
function areDistinct(uses: Readonly<Record<string, readonly string[]>>): boolean {
  const owners = new Map<string, string>();
  return Object.entries(uses).every(([use, texts]) =>
    texts.every((text) => {
      const modulus = modulusOf(text);
      const owner = owners.get(modulus) ?? use;
      owners.set(modulus, owner);
      return owner === use;
    }),
  );
}

function modulusOf(text: string): string {
  try {
    return String(createPublicKey(readPrivateKey(text)).export({ format: 'jwk' }).n);
  } catch {
    // Told by the key's own rule.
    return text;
  }
}
