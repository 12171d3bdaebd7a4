// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import type { AttributeService, PortalGround } from '../portal/domain/portal-faults.js';
import { spidConfigSchema } from '../providers/spid/config.js';
import spid from '../providers/spid/index.js';

/** What the service has that the records of portals refer to. */
export const portalGround = ({
  env,
  organisation,
  providers,
  portals,
}: Pick<Config, 'env' | 'organisation' | 'providers' | 'portals'>): PortalGround => ({
  controller: organisation.controller,
  loopback: env !== 'production',
  providers: providers.map(({ id }) => id),
  attributeServices: providers.flatMap(servicesOf),
  fixed: portals.map(({ clientId }) => clientId),
});

/** Those of professionals are for proving where one belongs, and no portal's. */
function servicesOf({ use, config }: Config['providers'][number]): readonly AttributeService[] {
  if (use !== spid.kind) return [];
  const { attributeSets, purpose: standard } = spidConfigSchema.parse(config);
  return attributeSets
    .filter(({ professional }) => !professional)
    .map(({ index, name, purpose = standard }) => ({ index, name: name.it, purpose }));
}
