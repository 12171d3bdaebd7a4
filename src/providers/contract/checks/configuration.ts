// SPDX-License-Identifier: AGPL-3.0-or-later
import { demand, type ContractCheck } from '../check.js';
import { openWorld } from '../world.js';

export const configuration: ContractCheck = {
  name: 'configuration',
  promise: 'takes its valid configuration and refuses the invalid ones',
  async run({ definition, contract }) {
    definition.configSchema.parse(contract.config);
    for (const [index, config] of contract.invalidConfigs.entries()) {
      let taken = true;
      try {
        definition.configSchema.parse(config);
      } catch {
        taken = false;
      }
      demand(!taken, `configSchema.parse takes contract.invalidConfigs[${index}]`);
    }
  },
};

const path = /^(\/[\w.~-]+)+$/;

export const routes: ContractCheck = {
  name: 'routes',
  promise: 'has routes and documents that can be mounted',
  async run(subject) {
    const { provider } = await openWorld(subject);
    demand(typeof provider?.begin === 'function', 'create gives no provider with `begin`');
    demand(Array.isArray(provider.replies) && provider.replies.length > 0, 'it has no reply route');
    for (const route of provider.replies) {
      const { method, path: at, single } = route;
      demand(path.test(at), `the path of a reply route is ${JSON.stringify(at)}`);
      demand(['GET', 'POST'].includes(method), `the method of ${at} is neither GET nor POST`);
      const singles: readonly unknown[] = ['after-verify', 'before-verify'];
      demand(singles.includes(single), `${at} does not say when an attempt is used up: \`single\``);
      demand(typeof route.correlate === 'function', `${at} has no \`correlate\``);
      demand(typeof route.verify === 'function', `${at} has no \`verify\``);
    }
    for (const route of provider.withdrawals ?? []) {
      const { path: at } = route;
      demand(path.test(at), `the path of a withdrawal route is ${JSON.stringify(at)}`);
      demand(typeof route.verify === 'function', `${at} has no \`verify\``);
    }
    for (const document of provider.documents ?? []) {
      const { path: at, type } = document;
      demand(path.test(at), `the path of a document is ${JSON.stringify(at)}`);
      demand(/^[\w.+-]+\/[\w.+-]+/.test(type), `${at} has no media type`);
      demand(typeof document.render === 'function', `${at} has no \`render\``);
    }
    for (const query of provider.queries ?? []) {
      demand(path.test(query.path), `the path of a query is ${JSON.stringify(query.path)}`);
      demand(typeof query.answer === 'function', `${query.path} has no \`answer\``);
    }
  },
};
