// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { later, minute } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import { levels } from '../../kernel/level.js';
import type { SignInDeps } from '../deps.js';
import type { Arrival } from './finish-sign-in.js';
import { intents } from '../domain/attempt.js';
import type { Answer, Question } from './resolution.js';
import { insertPending } from '../store/pending.js';

/** How long a verified profile waits for its person's answer. */
const patience = 10 * minute;

const personKey = z.object({
  scheme: z.enum(['it-fiscal-code', 'eidas-person-id']),
  value: z.string(),
});
const profile = z.object({
  issuer: z.string(),
  subject: z.union([z.string(), z.object({ personKey })]),
  class: z.enum(['proven', 'vouched', 'social', 'email']),
  level: z.enum(levels),
  methods: z.array(z.string()),
  authenticatedAt: z.coerce.date(),
  personKeys: z.array(personKey),
  email: z.object({ address: z.string(), vouched: z.boolean() }).exactOptional(),
  claims: z.record(z.string(), z.unknown()),
  label: z.string(),
});
const isText = (value: unknown): boolean => typeof value === 'string';
const question = z.object({
  question: z.custom<Question>(isText),
  options: z.array(z.custom<Answer>(isText)),
  names: z.object({ current: z.string().exactOptional(), other: z.string().exactOptional() }),
  accounts: z.array(z.string()),
  ways: z.array(z.object({ provider: z.string(), label: z.string() })),
});
/** Whose older means has to be proven first; never shown. */
const proof = z.object({ how: z.array(z.string()), member: z.custom<MemberId>(isText) });

/** Another profile that may be the same person's; who it is is never shown. */
const offer = z.object({ twin: z.array(z.string()) });

/** What is sealed while the person reads a question; reads back what JSON made of it. */
export const pendingSchema = z.object({
  profile,
  provider: z.string(),
  kind: z.string(),
  intent: z.enum(intents),
  minimum: z.enum(levels),
  locale: z.enum(['it', 'en']),
  returnTo: z.string(),
  controller: z.string().optional(),
  portal: z.string().optional(),
  choice: z.string().optional(),
  upstream: z
    .object({
      subject: z.string(),
      session: z.string().exactOptional(),
      memory: z.record(z.string(), z.string()).exactOptional(),
    })
    .optional(),
  /** When the provider's reply came: what it proves ages while the question waits. */
  at: z.coerce.date(),
  asked: z.union([question, proof, offer]),
});
export type Pending = z.output<typeof pendingSchema>;
export type Asked = Pending['asked'];

/** Seals the profile with what was asked; the id that the answer names. */
export async function keepQuestion(
  { db, box, now }: Pick<SignInDeps, 'db' | 'box' | 'now'>,
  arrival: Arrival,
  asked: unknown,
): Promise<string> {
  // Random, not time-ordered: it stands in addresses.
  const id = randomUUID();
  const { browser, session: _session, device: _device, answer: _answer, ...waiting } = arrival;
  const content: z.input<typeof pendingSchema> = pendingSchema.parse({
    ...waiting,
    at: arrival.at ?? now(),
    asked,
  });
  await insertPending(db, box, {
    id,
    browser,
    expiresAt: later(now(), patience),
    content: JSON.stringify(content),
  });
  return id;
}
