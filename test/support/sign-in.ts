// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { pino, type Logger } from 'pino';
import type { Db } from '../../src/database/database.js';
import type { MemberFeature } from '../../src/identity/features.js';
import { withdrawIdentity } from '../../src/identity/use-cases/withdraw-identity.js';
import { minute, type Clock } from '../../src/kernel/clock.js';
import { proveByProfessionalIdentity } from '../../src/membership/use-cases/organisations/prove-by-professional-identity.js';
import { createSealedBox } from '../../src/kernel/sealed-box.js';
import { randomToken } from '../../src/kernel/tokens.js';
import type {
  AnyProviderDefinition,
  Host,
  Reply,
  SigningKey,
} from '../../src/providers/provider.js';
import { createRegistry, type InstanceConfig } from '../../src/providers/registry.js';
import type { RecordedMessage, SignInDeps } from '../../src/sign-in/deps.js';
import { defaultSessionLimits } from '../../src/sign-in/domain/session.js';
import { createHost } from '../../src/sign-in/host.js';
import type { ResolveSignIn } from '../../src/sign-in/use-cases/resolution.js';

export const testBox = createSealedBox([{ id: 'test', secret: Buffer.alloc(32, 7) }]);
export const testOrigin = new URL('http://localhost:3000');
/** Where the bench's browsers are asked for a client certificate. */
export const testCertificateHost = new URL('http://cards.localhost:3001');
export const testController = 'Regione Emilia-Romagna';

export interface SentMail {
  readonly to: string;
  readonly template: string;
  readonly locale: string;
  readonly model: Readonly<Record<string, string>>;
}

export interface SignInBench extends SignInDeps {
  readonly mails: SentMail[];
  readonly recorded: RecordedMessage[];
  readonly hostFor: (id: string) => Host;
}

export interface BenchOptions {
  readonly db: Db;
  readonly resolve: ResolveSignIn;
  readonly instances: readonly InstanceConfig[];
  readonly definitions?: readonly AnyProviderDefinition[];
  readonly samlKeys?: readonly SigningKey[];
  readonly now?: Clock;
  readonly origin?: URL;
  readonly fetch?: typeof fetch;
  readonly measure?: NonNullable<Host['measure']>;
  /** Read when they are needed: they may need the bench themselves. */
  readonly features?: () => readonly MemberFeature[];
  readonly logger?: Logger;
}

/** The dependencies of the sign-in use cases over a test database: everything real but mail, kept in a list. */
export async function signInBench(options: BenchOptions): Promise<SignInBench> {
  const { db, resolve, now = () => new Date(), origin = testOrigin } = options;
  const mails: SentMail[] = [];
  const recorded: RecordedMessage[] = [];
  const pseudonym = (label: string, value: string): string =>
    createHmac('sha256', 'test').update(`${label}:${value}`).digest('hex');
  const hostFor = (id: string): Host =>
    createHost(
      {
        db,
        now,
        origin,
        logger: options.logger ?? pino({ level: 'silent' }),
        fetch: options.fetch ?? fetch,
        sign: (use) => (use === 'saml' ? (options.samlKeys ?? []) : []),
        pseudonym,
        certificateHost: testCertificateHost,
        measure: options.measure ?? (() => undefined),
        async sendMail(to, template, locale, model) {
          mails.push({ to, template, locale, model });
        },
      },
      id,
    );
  const providers = await createRegistry({
    instances: options.instances,
    configFile: 'config/none.yaml',
    hostFor,
    ...(options.definitions && { definitions: options.definitions }),
  });
  return {
    db,
    now,
    box: testBox,
    pseudonym,
    origin,
    providers,
    resolve,
    withdraw: (trx, input) =>
      withdrawIdentity(trx, { features: options.features?.() ?? [] }, input),
    async record(messages) {
      recorded.push(...messages);
    },
    proveAffiliation: (proof) => proveByProfessionalIdentity({ db, now }, proof),
    controller: testController,
    limits: defaultSessionLimits,
    attemptLifetime: 15 * minute,
    mails,
    recorded,
    hostFor,
  };
}

export const newBrowser = (): string => randomToken();

/** A reply as the web hands it over. */
export const aReply = (
  parameters: { query?: Record<string, string>; body?: Record<string, string> } = {},
): Reply => ({
  query: parameters.query ?? {},
  body: parameters.body ?? {},
  rawQuery: new URLSearchParams(parameters.query).toString(),
});
