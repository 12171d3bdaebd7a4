// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import type { Verifier } from '../src/providers/saml/verify.js';
import { measureAcs, type AcsFigures } from './acs/measure.js';
import { measureCheck, type CheckFigures } from './check/measure.js';
import { createIdentityProvider, type IdentityProvider } from './login/identity-provider.js';
import { measureLogin, type LoginFigures } from './login/measure.js';
import { regions, scales, type Options } from './options.js';
import { describeMachine } from './report/machine.js';
import { measurePortal, type PortalBench, type PortalFigures } from './portal/measure.js';
import type { Results } from './report/results.js';
import { measureMembership, type MembershipFigures } from './membership/measure.js';
import { measureSaml } from './saml/measure.js';
import { seedDatabase } from './stage/database.js';
import { startPiazza, type Service } from './stage/service.js';
import { openStage, type Stage } from './stage/stage.js';

/** What a measurement of the service needs. */
interface Bench {
  readonly options: Options;
  readonly stage: Stage;
  readonly identityProvider: IdentityProvider;
}

/** Runs the chosen parts one after the other, because they share the cores. */
export async function runBench(options: Options): Promise<Results> {
  const saml = options.parts.includes('saml')
    ? await told('saml', measureSaml(options))
    : undefined;
  const stage = await openStage(options.data);
  try {
    const membership = await measureRegions({ options, stage });
    const identityProvider = await createIdentityProvider(stage.folder);
    const bench = { options, stage, identityProvider };
    const [first, ...larger] = scales[options.scale];
    const small = await measureSmall(bench, first);
    const check = [...small.check];
    for (const members of larger) check.push(...(await measureLarger(bench, members)));
    const { seconds, repetitions } = options;
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: describeMachine(await postgresVersion(stage)),
      settings: stage.settings,
      seconds,
      repetitions,
      login: small.login,
      check,
      saml,
      acs: small.acs,
      portal: small.portal,
      membership,
    };
  } finally {
    await stage.close();
  }
}

/** The parts that need the service running. */
const served = ['login', 'check', 'acs', 'portal'] as const;

/** Those parts on the smallest database. */
async function measureSmall(
  bench: Bench,
  members: number,
): Promise<Pick<Results, 'login' | 'check' | 'acs' | 'portal'>> {
  if (!served.some((part) => bench.options.parts.includes(part))) {
    return { login: [], check: [], acs: [], portal: [] };
  }
  const { options, stage, identityProvider } = bench;
  const databaseUrl = await told(`${members} members`, seedDatabase(stage.server, { members }));
  const login: LoginFigures[] = [];
  const check: CheckFigures[] = [];
  const acs: AcsFigures[] = [];
  const portal: PortalFigures[] = [];
  const measure = (verifier: Verifier) => async (service: Service) => {
    if (options.parts.includes('login')) {
      const how = { databaseUrl, verifier, options };
      login.push(await measureLogin(service, identityProvider, how));
    }
    if (options.parts.includes('acs')) {
      acs.push(await measureAcs(service, identityProvider, { verifier, options }));
    }
    if (options.parts.includes('check') && verifier === 'own') {
      check.push(await measureCheck(service, { databaseUrl, members, options }));
    }
    if (options.parts.includes('portal') && verifier === 'own') {
      portal.push(await measurePortal(service, portalBench(bench, { databaseUrl, members })));
    }
  };
  await told('own', withPiazza(bench, { databaseUrl, verifier: 'own' }, measure('own')));
  if (options.parts.includes('login') || options.parts.includes('acs')) {
    await told('both', withPiazza(bench, { databaseUrl, verifier: 'both' }, measure('both')));
  }
  return { login, check, acs, portal };
}

const portalBench = (
  { options, stage, identityProvider }: Bench,
  { databaseUrl, members }: { readonly databaseUrl: string; readonly members: number },
): PortalBench => ({
  databaseUrl,
  members,
  folder: stage.folder,
  identityProvider,
  options,
  startRecorded: (statements) => {
    const { folder } = stage;
    const { register } = identityProvider;
    return startPiazza({ folder, register, databaseUrl, verifier: 'own' }, { statements });
  },
});

async function measureLarger(bench: Bench, members: number): Promise<readonly CheckFigures[]> {
  const { options, stage } = bench;
  if (!options.parts.includes('check')) return [];
  const databaseUrl = await told(`${members} members`, seedDatabase(stage.server, { members }));
  const check: CheckFigures[] = [];
  await withPiazza(bench, { databaseUrl, verifier: 'own' }, async (service) => {
    check.push(await measureCheck(service, { databaseUrl, members, options }));
  });
  return check;
}

/** The acts of membership on each region in turn, without the service around them. */
async function measureRegions({
  options,
  stage,
}: Pick<Bench, 'options' | 'stage'>): Promise<readonly MembershipFigures[]> {
  if (!options.parts.includes('membership')) return [];
  const urls: string[] = [];
  for (const members of regions[options.scale]) {
    const name = `region_${members}`;
    urls.push(await told(`${members} members`, seedDatabase(stage.server, { members, name })));
  }
  return told('membership', measureMembership(urls, options));
}

async function withPiazza(
  { options, stage, identityProvider }: Bench,
  settings: { readonly databaseUrl: string; readonly verifier: Verifier },
  use: (service: Service) => Promise<void>,
): Promise<void> {
  const { folder } = stage;
  const { register } = identityProvider;
  const service = await startPiazza({ folder, register, ...settings }, options);
  try {
    await use(service);
  } finally {
    await service.stop();
  }
}

async function postgresVersion({ server }: Stage): Promise<string> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
}

/** Says on standard error how far it is. */
async function told<Result>(what: string, work: Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work;
  console.error(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return result;
}
