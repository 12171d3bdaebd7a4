// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';
import { demand, type ContractCheck } from '../check.js';
import { openWorld, otherNode } from '../world.js';

/** Long enough for a clock that counts milliseconds to move on. */
const moment = 5;

export const documents: ContractCheck = {
  name: 'documents',
  promise: 'renders its documents the same, byte for byte, on every node',
  async run(subject) {
    const world = await openWorld(subject);
    const fresh = await openWorld(subject);
    const there = await otherNode(subject, world);
    for (const document of world.provider.documents ?? []) {
      const { path } = document;
      const first = await document.render();
      demand(typeof first === 'string', `${path} renders no text`);
      await pause(moment);
      demand((await document.render()) === first, `${path} differs from one rendering to the next`);
      for (const { documents: others = [] } of [fresh.provider, there]) {
        const other = others.find((one) => one.path === path);
        demand((await other?.render()) === first, `${path} differs from one node to another`);
      }
    }
  },
};
