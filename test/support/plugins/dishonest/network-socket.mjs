// SPDX-License-Identifier: AGPL-3.0-or-later
// Has a door of its own, beside every higher function.
import { Socket } from 'node:net';
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  provider: () => ({
    async origins() {
      try {
        new Socket().connect(80, '192.0.2.1').on('error', () => undefined);
      } catch {
        // The list does without.
      }
      return ['https://honest.example'];
    },
  }),
});
