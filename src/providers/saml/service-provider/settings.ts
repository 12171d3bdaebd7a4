// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Level } from '../../../kernel/level.js';
import type { OutboundSignature } from '../signature/algorithms.js';
import { verifiers } from '../verify.js';

/** A text in Italian, and in English where there is one. */
export const localised = z.strictObject({
  it: z.string().min(1),
  en: z.string().min(1).optional(),
});
export type Localised = z.output<typeof localised>;

export const organization = z.strictObject({
  name: localised.describe('full legal name, as in the certificate'),
  displayName: localised.describe('short name, as identity providers show it'),
  url: localised,
});
export type Organization = z.output<typeof organization>;

const fingerprint = z
  .string()
  .regex(
    /^(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/,
    'a SHA-256 fingerprint: 64 hexadecimal digits',
  );

const loopback = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** Where metadata of identity providers comes from. @param pins what the fingerprints are of */
export function metadataSource(pins: string) {
  const fingerprints = z.array(fingerprint).default([]).describe(pins);
  return z.union([
    z.strictObject({ file: z.string().min(1), fingerprints }),
    z
      .strictObject({ url: z.url({ protocol: /^https?$/ }), fingerprints })
      .refine((source) => source.fingerprints.length > 0 || loopback(source.url), {
        message: 'metadata from the network needs the fingerprint of its certificate',
        path: ['fingerprints'],
      }),
  ]);
}

export const entityId = z
  .url()
  .max(1024)
  .optional()
  .describe('default: <origin>/sign-in/<id>/metadata');

export const level = z.enum(['low', 'substantial', 'high']).default('substantial');

export const binding = z
  .enum(['redirect', 'post'])
  .default('redirect')
  .describe('how requests are sent');

export const clockSkewSeconds = z
  .int()
  .min(0)
  .max(60)
  .default(30)
  .describe('how far the clock of an identity provider may differ from ours');

export const verifier = z
  .enum(verifiers)
  .default('both')
  .describe('whose signature check counts; both must agree by default');

/** What every service provider of ours is configured with, whatever the scheme. */
export interface SamlSettings {
  /** Lowest level asked for. */
  readonly level: Level;
  readonly binding: z.output<typeof binding>;
  readonly clockSkewSeconds: number;
  readonly verifier: z.output<typeof verifier>;
  /** Of our requests; RSA with SHA-256 unless said otherwise. */
  readonly signature?: OutboundSignature;
}
