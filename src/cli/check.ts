// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { verifyChain } from '../audit/verify.js';
import type { Foundation } from '../compose/foundation.js';
import { loadProviders } from '../compose/sign-in.js';
import { migrationStatus } from '../database/migrate.js';
import { isEnabled, type Instance } from '../providers/registry.js';
import { withFoundation } from './with-foundation.js';

interface Finding {
  readonly severity: 'ok' | 'warning' | 'error';
  readonly message: string;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description(
      'look at everything the service needs, and change nothing; code 1 when it cannot run',
    )
    .action(() => withFoundation(check));

/** A configuration with faults never gets here: reading it has listed them. */
async function check(foundation: Foundation): Promise<void> {
  const groups = [checkDatabase, checkMail, checkAudit, checkProviders].map((part) =>
    part(foundation),
  );
  const findings = (await Promise.all(groups)).flat();
  for (const { severity, message } of findings) console.log(`${severity.padEnd(8)} ${message}`);
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

async function checkDatabase({ db, pool }: Foundation): Promise<Finding[]> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  const pending = (await migrationStatus(db)).filter(({ executedAt }) => !executedAt).length;
  return [
    version >= 15
      ? ok(`PostgreSQL ${version}`)
      : fault(`PostgreSQL ${version}: 15 or newer is needed`),
    pending === 0
      ? ok('tables are up to date')
      : fault(`${pending} migrations wait: piazza migrate up`),
  ];
}

async function checkMail({ mailer }: Foundation): Promise<Finding[]> {
  const answers = await mailer.verify();
  return [answers ? ok('the mail server answers') : warning('the mail server does not answer')];
}

async function checkAudit({ db }: Foundation): Promise<Finding[]> {
  const { entries, head, brokenAt } = await verifyChain(db);
  if (brokenAt !== undefined) return [fault(`the audit was rewritten at entry ${brokenAt}`)];
  return [ok(`the audit holds: ${entries} entries, head ${head}`)];
}

async function checkProviders(foundation: Foundation): Promise<Finding[]> {
  const registry = await loadProviders(foundation);
  try {
    return (await Promise.all(registry.instances.map(checkProvider))).flat();
  } finally {
    await registry.close();
  }
}

async function checkProvider(instance: Instance): Promise<Finding[]> {
  if (!isEnabled(instance)) return [fault(`${instance.id} is disabled: ${instance.disabled}`)];
  const findings = (await instance.provider.check?.()) ?? [];
  if (findings.length === 0) return [ok(`${instance.id} is ready`)];
  return findings.map((one) => ({ ...one, message: `${instance.id}: ${one.message}` }));
}

const ok = (message: string): Finding => ({ severity: 'ok', message });
const warning = (message: string): Finding => ({ severity: 'warning', message });
const fault = (message: string): Finding => ({ severity: 'error', message });
