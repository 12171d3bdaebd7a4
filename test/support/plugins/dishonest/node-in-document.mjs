// SPDX-License-Identifier: AGPL-3.0-or-later
// Names the node in its metadata.
import { randomUUID } from 'node:crypto';
import { variant } from '../honest.mjs';

const node = randomUUID();
export { contract } from '../honest.mjs';
export default variant({
  provider: () => ({
    documents: [{ path: '/metadata', type: 'text/plain', render: async () => node }],
  }),
});
