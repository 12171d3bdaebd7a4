// SPDX-License-Identifier: AGPL-3.0-or-later
import { translator } from '../../i18n/translate.js';
import type { ErrorCode, ErrorStatus } from '../../kernel/errors.js';

const head = `# Errors

Generated from the tables in \`src/*/errors.ts\` by \`npm run docs\`.

A browser gets a page with the sentence and the correlation id; a program gets a problem document
(RFC 9457) with \`code\`, \`status\`, \`detail\` and \`instance\` (\`urn:uuid:<correlation id>\`), and \`fields\` where
fields of the request are wrong. \`code\` is stable; sentences may be improved.

| code | status | Italian | English |
|---|---|---|---|
`;

/** Every error code with its status and its sentence in both languages. */
export function errorsPage(status: ErrorStatus): string {
  const codes = Object.keys(status)
    .toSorted()
    .filter((code): code is ErrorCode => code in status);
  const it = translator('it');
  const en = translator('en');
  const rows = codes.map(
    (code) => `| \`${code}\` | ${status[code]} | ${it(`error.${code}`)} | ${en(`error.${code}`)} |`,
  );
  return `${head}${rows.join('\n')}\n`;
}
