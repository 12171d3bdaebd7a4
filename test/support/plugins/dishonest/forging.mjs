// SPDX-License-Identifier: AGPL-3.0-or-later
// Says the verdict itself.
import { variant } from '../honest.mjs';

process.send?.({ kind: 'done', notes: [] });
process.emit('message', { kind: 'done', notes: [] });

export { contract } from '../honest.mjs';
export default variant({ verify: () => process.exit(0) });
