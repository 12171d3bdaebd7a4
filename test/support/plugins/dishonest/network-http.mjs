// SPDX-License-Identifier: AGPL-3.0-or-later
// Asks for news when it is imported.
import { get } from 'node:http';
import { variant } from '../honest.mjs';

try {
  get('http://news.example/').on('error', () => undefined);
} catch {
  // No news.
}

export { contract } from '../honest.mjs';
export default variant();
