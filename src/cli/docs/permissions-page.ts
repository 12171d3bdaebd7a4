// SPDX-License-Identifier: AGPL-3.0-or-later
import { translator } from '../../i18n/translate.js';
import type { Permission, RoleCode } from '../../membership/domain/permissions.js';
import { operating } from '../../membership/domain/policy.js';
import { roles, rolesWith } from '../../membership/domain/roles.js';

const head = `# Permissions

Generated from \`src/membership/domain/roles.ts\` by \`npm run docs\`; a migration seeds the same rows, and a test compares.
What every route answers to whom is told in [routes.md](routes.md) for the pages and in \`test/support/route-matrix.ts\` for
the rest, and tried for every kind of caller; a route without a row fails.
`;

const scopes = ['community', 'programme', 'organisation', 'platform'] as const;

/** A table of the roles, then what each permission may be had by. */
export function permissionsPage(): string {
  const it = translator('it');
  const codes = Object.keys(roles) as RoleCode[];
  const named = scopes.flatMap((scope) =>
    codes
      .filter((code) => roles[code].scope === scope)
      .map((code) => `| \`${code}\` | ${it(`role.${code}`)} | ${scope} | ${roles[code].rank} |`),
  );
  const permissions = [...new Set(codes.flatMap((code) => roles[code].permissions))].toSorted();
  const held = permissions.map((permission) => `| \`${permission}\` | ${holders(permission)} |`);
  return [
    head,
    '| role | Italian | scope | rank |',
    '|---|---|---|---|',
    ...named,
    '',
    '| permission | roles |',
    '|---|---|',
    ...held,
    '',
    'An administrator who applies the configuration as code (`piazza apply`) may do there, in any community:',
    `${operating.map((permission) => `\`${permission}\``).join(' ')}.`,
    '',
  ].join('\n');
}

const holders = (permission: Permission): string =>
  rolesWith(permission)
    .map((code) => `\`${code}\``)
    .join(' ');
