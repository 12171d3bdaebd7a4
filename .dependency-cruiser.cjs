// SPDX-License-Identifier: AGPL-3.0-or-later
// The import law. `npm run law` fails when a module breaks it.
const feature = '(sign-in|identity|membership|portal|audit)';
const wiring = '^src/(main|app|compose)(\\.ts|/)';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Only the named folders may import a package. */
const owned = (packages, folders) =>
  rule(
    `package-${packages.replace(/\W+/g, '-')}`,
    `${packages} belongs to ${folders}`,
    { path: '^src/', pathNot: `${wiring}|^src/(${folders})` },
    { path: `node_modules/(${packages})/` },
  );

module.exports = {
  forbidden: [
    rule('unresolvable', 'every import resolves', {}, { couldNotResolve: true }),
    rule(
      'cycle',
      'no cycles',
      { path: '^src/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-test',
      'src never imports tests',
      { path: '^(src|config|migrations)/' },
      { path: '^test/' },
    ),
    rule(
      'kernel',
      'the kernel imports nothing of ours',
      { path: '^src/kernel/' },
      { path: '^(src/(?!kernel/)|config/)' },
    ),
    rule(
      'domain',
      'a domain imports the kernel only',
      { path: `^src/${feature}/domain/` },
      { path: '^(src/(?!kernel/|[a-z-]+/domain/)|config/)' },
    ),
    rule(
      'domain-own',
      'a domain imports no other domain',
      { path: `^src/([a-z-]+)/domain/` },
      { path: '^src/[a-z-]+/domain/', pathNot: '^src/$1/domain/' },
    ),
    rule(
      'store',
      'a store imports the database, the kernel and its own domain',
      { path: `^src/${feature}/store/` },
      { path: '^(src/|config/)', pathNot: '^src/(kernel/|database/|$1/(store|domain|errors))' },
    ),
    rule(
      'database',
      'the database imports the kernel only',
      { path: '^src/database/' },
      { path: '^(src/|config/)', pathNot: '^src/(kernel|database)/' },
    ),
    rule(
      'use-cases',
      'a use case calls stores, domains, the outbox and the audit',
      { path: `^src/(identity|membership|audit)/use-cases/` },
      { path: '^(src/|config/)', pathNot: '^src/(kernel/|database/|audit/append|$1/)' },
    ),
    rule(
      'sign-in',
      'sign-in calls identity’s use cases and knows the provider contract',
      { path: '^src/sign-in/' },
      {
        path: '^(src/|config/)',
        pathNot:
          '^src/(kernel/|database/|audit/append|sign-in/|identity/(use-cases|errors)|providers/(provider|provider-error|registry)\\.ts)',
      },
    ),
    rule(
      'foreign-store',
      'nobody reads another feature’s store',
      { path: '^src/([a-z-]+)/' },
      { path: '^src/[a-z-]+/store/', pathNot: '^src/$1/store/' },
    ),
    rule(
      'providers',
      'providers know the kernel and their own contract',
      { path: '^src/providers/' },
      { path: '^(src/|config/)', pathNot: '^src/(kernel|providers)/' },
    ),
    rule(
      'web-portal',
      'pages and portal interfaces never import each other',
      { path: '^src/web/' },
      { path: '^src/portal/(?!use-cases/|errors)' },
    ),
    rule(
      'portal-web',
      'pages and portal interfaces never import each other',
      { path: '^src/portal/' },
      { path: '^src/web/' },
    ),
    rule(
      'nobody-wires',
      'only the entry points import the wiring',
      { path: '^src/', pathNot: `${wiring}|^src/cli/` },
      { path: wiring },
    ),
    rule(
      'config-reader',
      'configuration is read by the wiring and the command line',
      { path: '^src/', pathNot: `${wiring}|^src/cli/` },
      { path: '^config/' },
    ),
    owned('express|express-session|helmet', 'http/|web/|portal/'),
    owned('pg|graphile-worker', 'database/'),
    owned('kysely', 'database/|[a-z-]+/store/|audit/'),
    owned('oidc-provider', 'portal/oidc/'),
    owned('openid-client|@node-saml|passport-[a-z0-9-]+|libxml2-wasm|xml-crypto', 'providers/'),
    owned('preact|preact-render-to-string', 'web/'),
    owned('nodemailer', 'mail/'),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
