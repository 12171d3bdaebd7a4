// SPDX-License-Identifier: AGPL-3.0-or-later
import { StartError } from '../../compose/start-error.js';
import { loadProviders } from '../../compose/sign-in.js';
import { isEnabled, type Instance } from '../../providers/registry.js';
import { withFoundation } from '../with-foundation.js';

export const printDocument = (id: string, path = '/metadata'): Promise<void> =>
  withFoundation(async (foundation) => {
    const registry = await loadProviders(foundation);
    try {
      console.log(await render(registry.find(id), { id, path }));
    } finally {
      await registry.close();
    }
  });

async function render(
  instance: Instance | undefined,
  { id, path }: { id: string; path: string },
): Promise<string> {
  if (!instance) throw new StartError(`no provider instance is called ${id}`);
  if (!isEnabled(instance)) throw new StartError(`${id} is disabled: ${instance.disabled}`);
  const documents = instance.provider.documents ?? [];
  const document = documents.find((one) => one.path === path);
  const known = documents.map((one) => one.path).join(', ') || 'none';
  if (!document) throw new StartError(`${id} publishes no ${path}; it publishes ${known}`);
  return document.render();
}
