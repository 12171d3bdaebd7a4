// SPDX-License-Identifier: AGPL-3.0-or-later
// Waits for something that never comes.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({ verify: () => new Promise(() => undefined) });
