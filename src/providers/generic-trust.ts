// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { higher, levels, reaches, type Level } from '../kernel/level.js';
import { parseAddress } from '../kernel/email-address.js';
import type { Trust } from './provider.js';

/** The configuration with which an operator says how far a provider of somebody else is trusted. */
export const trustFields = {
  trust: z
    .enum(['social', 'enterprise'])
    .default('social')
    .describe(
      '`social` proves control of an account; `enterprise` is a body that knows its own people.',
    ),
  levels: z
    .record(z.string().min(1), z.enum(['low', 'substantial']))
    .default({})
    .describe(
      'What each authentication class it names proves, with `trust: enterprise`; a class that is not here proves nothing. `maxLevel` of the instance caps it.',
    ),
  emailDomains: z
    .array(z.string().regex(/^[a-z0-9.-]+$/, 'a domain in lower case'))
    .default([])
    .describe('Domains whose addresses it is the authority for; no other address is believed.'),
} as const;

export interface TrustConfig {
  readonly trust: 'social' | 'enterprise';
  readonly levels: Readonly<Record<string, 'low' | 'substantial'>>;
  readonly emailDomains: readonly string[];
}

/** The most that a provider of somebody else may claim: never that a person is proven by the State. */
export const boundTrust: Trust = {
  family: 'enterprise',
  level: 'substantial',
  personKeys: [],
  vouchesForEmail: true,
};

export const configuredTrust = ({ trust, levels: mapped, emailDomains }: TrustConfig): Trust => ({
  family: trust,
  level: trust === 'enterprise' ? Object.values(mapped).reduce<Level>(higher, 'none') : 'none',
  personKeys: [],
  vouchesForEmail: emailDomains.length > 0,
});

/** For the schema: levels mean something for enterprise providers only. */
export const levelsFit = ({ trust, levels: mapped }: TrustConfig): boolean =>
  trust === 'enterprise' || Object.keys(mapped).length === 0;

export const levelsMisfit = {
  path: ['levels'],
  message: 'needs trust: enterprise; a social account proves nobody',
};

/** What a class proves. */
export const levelOf = ({ levels: mapped }: TrustConfig, name: string | undefined): Level =>
  (name !== undefined && Object.hasOwn(mapped, name) && mapped[name]) || levels[0];

/** The classes that reach a level, to ask for. */
export const classesReaching = ({ levels: mapped }: TrustConfig, minimum: Level): string[] =>
  Object.entries(mapped).flatMap(([name, level]) => (reaches(level, minimum) ? [name] : []));

/** An address with what is believed of it: verified there, and of a domain that is its own. */
export function judgeAddress(
  { emailDomains }: Pick<TrustConfig, 'emailDomains'>,
  written: string | undefined,
  verified: boolean,
): { readonly address: string; readonly vouched: boolean } | undefined {
  const address = parseAddress(written ?? '');
  if (address === undefined) return undefined;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return { address, vouched: verified && emailDomains.includes(domain) };
}
