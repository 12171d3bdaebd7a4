// SPDX-License-Identifier: AGPL-3.0-or-later
import { lower, type Level } from '../kernel/level.js';
import { within } from '../kernel/within.js';
import { cieOidc, spidOidc } from './cie/oidc/index.js';
import cieSaml from './cie/saml/index.js';
import cns from './cns/index.js';
import emailLink from './email-link.js';
import facebook from './facebook.js';
import federa from './federa/index.js';
import google from './google.js';
import linkedin from './linkedin.js';
import genericSaml from './generic-saml/index.js';
import { loadDefinition } from './load-definition.js';
import oauth2 from './oauth2.js';
import oidc from './oidc.js';
import { signedBy, type Author } from './plug-in/author.js';
import type { AnyProviderDefinition, Host, Provider, Trust } from './provider.js';
import spid from './spid/index.js';
import { trustOf } from './trust.js';
import x from './x.js';

/** The kinds that come with Piazza. An explicit list: nothing is found by scanning folders. */
export const builtIn: readonly AnyProviderDefinition[] = [
  spid,
  cieOidc,
  cieSaml,
  spidOidc,
  cns,
  federa,
  google,
  facebook,
  linkedin,
  x,
  oidc,
  oauth2,
  genericSaml,
  emailLink,
];

/** The configuration schema of each built-in kind, for the check of the whole configuration at start. */
export const kinds: Readonly<Record<string, AnyProviderDefinition['configSchema']>> =
  Object.fromEntries(builtIn.map(({ kind, configSchema }) => [kind, configSchema]));

/** One configured way in. The same kind may be configured many times. */
export interface InstanceConfig {
  readonly id: string;
  /** A built-in kind, an npm package, or a path beginning with `./`, `../` or `/`. */
  readonly use: string;
  readonly name?: string | undefined;
  readonly maxLevel?: Level | undefined;
  readonly config: unknown;
}

export interface EnabledInstance {
  readonly id: string;
  readonly kind: string;
  readonly name?: string | undefined;
  readonly trust: Trust;
  /** The best level that a sign-in here can count for. */
  readonly reach: Level;
  readonly provider: Provider;
}

export interface DisabledInstance {
  readonly id: string;
  readonly kind: string;
  readonly name?: string | undefined;
  /** Why it does not run: for the staff page and the loopback health page, never for the public. */
  readonly disabled: string;
}

export type Instance = EnabledInstance | DisabledInstance;
export const isEnabled = (instance: Instance): instance is EnabledInstance =>
  'provider' in instance;

/** Whether the State proves who signs in here; also where it cannot be told, so that nothing is let in by mistake. */
export const isNational = (instance: Instance | undefined): boolean =>
  !instance || !isEnabled(instance) || instance.trust.family === 'national';

export interface ProviderRegistry {
  /** In the order of the configuration, as they are now: a plug-in may be disabled later. */
  readonly instances: readonly Instance[];
  find(id: string): Instance | undefined;
  close(): Promise<void>;
}

export interface RegistryOptions {
  readonly instances: readonly InstanceConfig[];
  /** Relative paths and packages are found from the folder of this file. */
  readonly configFile: string;
  readonly hostFor: (id: string) => Host;
  readonly definitions?: readonly AnyProviderDefinition[];
  /** How long the import of a module, and then its `create`, may take, in milliseconds. */
  readonly patience?: number;
}

/** What `create` may do takes one request or two; a provider that waits for ever must not stop the start. */
const startPatience = 10_000;

/**
 * Builds every configured instance; one that fails is disabled with its reason, the others start. A
 * plug-in that leaves a failure behind which nobody waits for is disabled from then on.
 */
export async function createRegistry(options: RegistryOptions): Promise<ProviderRegistry> {
  const failures = new Map<string, string>();
  const built = await Promise.all(
    options.instances.map((config) => {
      const blame = (failure: unknown): void => {
        failures.set(config.id, `it left a failure behind: ${reasonOf(failure)}`);
        options.hostFor(config.id).log.warn('provider.stray_failure', {});
      };
      return createInstance(config, options, { blame });
    }),
  );
  const asNow = (instance: Instance): Instance => {
    const { id, kind, name } = instance;
    const disabled = failures.get(id);
    return disabled === undefined || !isEnabled(instance) ? instance : { id, kind, name, disabled };
  };
  return {
    get instances() {
      return built.map(asNow);
    },
    find(id) {
      const instance = built.find((one) => one.id === id);
      return instance && asNow(instance);
    },
    async close() {
      for (const { provider } of built.filter(isEnabled)) await provider.close?.();
    },
  };
}

async function createInstance(
  { id, use, name, maxLevel, config }: InstanceConfig,
  { definitions = builtIn, configFile, hostFor, patience }: RegistryOptions,
  author: Author,
): Promise<Instance> {
  try {
    const known = definitions.find((definition) => definition.kind === use);
    const definition =
      known ?? signedBy(author, await loadDefinition(use, configFile, { patience, author }));
    const { kind } = definition;
    const parsed: unknown = definition.configSchema.parse(config);
    const trust = trustOf(definition, parsed);
    const created = definition.create(parsed, hostFor(id));
    const made = await within(patience ?? startPatience, 'create', created);
    const provider = known ? made : signedBy(author, made);
    return { id, kind, name, trust, reach: lower(trust.level, maxLevel ?? 'high'), provider };
  } catch (error) {
    return { id, kind: use, name, disabled: reasonOf(error) };
  }
}

/** By its shape: a plug-in may run in a realm of its own, with another `Error`. */
function reasonOf(error: unknown): string {
  const { message } = Object(error) as { message?: unknown };
  return typeof message === 'string' && message ? message : 'it failed without saying why';
}
