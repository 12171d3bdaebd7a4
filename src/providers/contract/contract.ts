// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type {
  AnyProviderDefinition,
  Attempt,
  ClientCertificate,
  Reply,
  SigningKey,
  Step,
} from '../provider.js';
import type { FakeHost } from './fake-host.js';

/** What comes back from the outside: to which reply route (the first one unless said), with what. */
export interface ContractReply {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  /** What the host adds to the reply of a route that asks for it. */
  readonly clientCertificate?: ClientCertificate;
}

/** What a provider module tells the suite beside its default export, as `contract`. */
export interface ProviderContract {
  readonly config: unknown;
  readonly invalidConfigs: readonly unknown[];
  /** Answers every request that the provider makes through `host.fetch`. */
  readonly upstream?: (request: Request) => Promise<Response> | Response;
  /** Does what the person does with a step. */
  readonly signIn: (
    step: Step,
    world: { readonly mails: FakeHost['mails']; readonly attempt: Attempt },
  ) => Promise<ContractReply> | ContractReply;
  /** What the start form says, where the provider needs it. */
  readonly start?: Partial<Pick<Attempt, 'choice' | 'input'>>;
  readonly keys?: readonly SigningKey[];
  /** Values that no log and no error may hold, beside the secrets of the configuration. */
  readonly secrets?: readonly string[];
}

/** A kind of provider with what the suite needs to sign in through it. */
export interface Subject {
  readonly definition: AnyProviderDefinition;
  readonly contract: ProviderContract;
  /** The same module loaded a second time, as another node has it. */
  readonly elsewhere?: AnyProviderDefinition;
}

const functionSchema = z.custom<never>((value) => typeof value === 'function', 'is no function');
const contractSchema = z.object({
  config: z.unknown(),
  invalidConfigs: z.array(z.unknown()),
  upstream: functionSchema.optional(),
  signIn: functionSchema,
  start: z
    .object({
      choice: z.string().optional(),
      input: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  keys: z.array(z.unknown()).optional(),
  secrets: z.array(z.string()).optional(),
});

/** The fields that the suite reads; others stand there by mistake. */
export const contractFields: readonly string[] = Object.keys(contractSchema.shape);

/** @throws Error that names every fault of the `contract` of a module */
export function parseContract(value: unknown): ProviderContract {
  if (value === undefined) {
    throw new Error(
      'it exports no `contract` beside its default: { config, invalidConfigs, signIn }',
    );
  }
  const parsed = contractSchema.safeParse(value);
  if (parsed.success) return value as ProviderContract;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${['contract', ...path.map(String)].join('.')}: ${message}`,
  );
  throw new Error(faults.join('; '));
}

/** Single-valued parameters as the host hands them over. */
export const toReply = ({ query = {}, body = {}, clientCertificate }: ContractReply): Reply => ({
  query,
  body,
  rawQuery: new URLSearchParams(query).toString(),
  ...(clientCertificate && { clientCertificate }),
});

/** What the provider's requests are answered with. */
export const upstreamOf =
  ({ contract }: Pick<Subject, 'contract'>): typeof globalThis.fetch =>
  async (input, init) => {
    const { upstream } = contract;
    if (!upstream) throw new Error('this provider said that it asks nothing of the network');
    return upstream(new Request(input, init));
  };
