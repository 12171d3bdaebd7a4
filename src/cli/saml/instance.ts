// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../../config/schema.js';
import { createKeys } from '../../compose/keys.js';
import { StartError } from '../../compose/start-error.js';
import { systemClock } from '../../kernel/clock.js';
import { createLogger } from '../../kernel/logger.js';
import type { DocumentRoute, Host } from '../../providers/provider.js';
import spid from '../../providers/spid/index.js';
import { readOnly } from '../../providers/saml/service-provider/difference.js';
import { createHost } from '../../sign-in/host.js';
import type { CommandDeps } from '../with-databases.js';

/** A configured SPID service, to be looked at: nothing is published, nothing is fetched. */
export interface SpidInstance {
  readonly id: string;
  readonly host: Host;
  readonly metadata: DocumentRoute;
}

type InstanceConfig = Config['providers'][number];

/** @throws StartError when there is no such instance, or several to choose from */
export function chooseSpid(config: Config, wanted: string | undefined): InstanceConfig {
  const found = config.providers.filter(({ use }) => use === spid.kind);
  const [first, ...more] = wanted ? found.filter(({ id }) => id === wanted) : found;
  if (first && more.length === 0) return first;
  const ids = found.map(({ id }) => id).join(', ') || 'none';
  throw new StartError(`name one of the SPID instances of the configuration: ${ids}`);
}

export async function openSpid(
  { db, config }: CommandDeps,
  wanted: string | undefined,
): Promise<SpidInstance> {
  const instance = chooseSpid(config, wanted);
  const keys = createKeys(config.keys);
  const host = readOnly(
    createHost(
      {
        db,
        now: systemClock,
        origin: new URL(config.http.publicUrl),
        logger: createLogger('warn'),
        fetch: () => Promise.reject(new Error('this command uses no network')),
        sign: (use) => (use === 'saml' ? keys.signing('saml', instance.id) : []),
        pseudonym: (label, value) => keys.pseudonym(label, value),
        sendMail: () => Promise.resolve(),
        measure: () => undefined,
      },
      instance.id,
    ),
  );
  const provider = await spid.create(spid.configSchema.parse(instance.config), host);
  const metadata = provider.documents?.[0];
  if (!metadata) throw new StartError(`${instance.id} publishes no metadata`);
  return { id: instance.id, host, metadata };
}
