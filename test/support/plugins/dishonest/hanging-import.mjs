// SPDX-License-Identifier: AGPL-3.0-or-later
// Cannot even be imported.
import { variant } from '../honest.mjs';

await new Promise(() => undefined);

export { contract } from '../honest.mjs';
export default variant();
