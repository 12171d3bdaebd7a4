// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { z } from 'zod';
import { sendStaffInvitation } from '../compose/staff-invitation.js';
import { StartError } from '../compose/start-error.js';
import { systemClock } from '../kernel/clock.js';
import { PiazzaError } from '../kernel/errors.js';
import { parseId, type PlatformGrantId } from '../kernel/ids.js';
import { createMailer } from '../mail/mailer.js';
import { inviteStaff } from '../membership/use-cases/invite-staff.js';
import { readStaffRegister } from '../membership/use-cases/staff-terms/read-register.js';
import { renewStaffRole } from '../membership/use-cases/staff-terms/renew-staff-role.js';
import { table } from './table.js';
import { withDatabases, type CommandDeps } from './with-databases.js';

const roles = ['platform_admin', 'regional_staff', 'privacy_officer', 'support'] as const;

export function staffCommand(): Command {
  const command = new Command('staff').description('the people who run the platform');
  command
    .command('appoint')
    .description(
      'mail a one-time link to a role; it counts only after a sign-in with SPID level 2 or CIE',
    )
    .requiredOption('--email <address>', 'where the link is sent')
    .option('--role <role>', `one of ${roles.join(', ')}`, 'platform_admin')
    .option('--locale <language>', 'language of the mail: it or en', 'it')
    .action(appoint);
  command
    .command('list')
    .description('who holds a role on the platform, until when, and who was invited')
    .action(() => withDatabases('service', list));
  command
    .command('renew')
    .description('give a role another term, in its last sixty days')
    .argument('<id>', 'as `piazza staff list` shows it')
    .action(renew);
  return command;
}

const optionsSchema = z.object({
  email: z.email('--email needs an e-mail address'),
  role: z.enum(roles, `--role needs one of ${roles.join(', ')}`),
  locale: z.enum(['it', 'en'], '--locale needs it or en'),
});

async function appoint(raw: unknown): Promise<void> {
  const parsed = optionsSchema.safeParse(raw);
  if (!parsed.success)
    throw new StartError(parsed.error.issues.map(({ message }) => message).join('\n'));
  await withDatabases('service', (deps) => invite(deps, parsed.data));
}

async function list({ db }: CommandDeps): Promise<void> {
  const staff = await readStaffRegister({ db, now: systemClock });
  const rows = staff.map(({ id, role, status, validUntil, overrunAt, displayName }) => [
    id,
    role,
    overrunAt ? 'overrun' : status,
    validUntil?.toISOString().slice(0, 10) ?? '-',
    displayName ?? '-',
  ]);
  console.log(table([['id', 'role', 'status', 'until', 'name'], ...rows]));
}

async function renew(given: string): Promise<void> {
  const grantId = parseId<PlatformGrantId>(given);
  if (!grantId) throw new StartError('the id is one of those that `piazza staff list` shows');
  await withDatabases('service', async ({ db }) => {
    const until = await renewStaffRole({ db, now: systemClock }, { grantId }).catch(refused);
    console.log(`renewed until ${until.toISOString().slice(0, 10)}`);
  });
}

const refusals: Readonly<Record<string, string>> = {
  'role.not_found': 'nobody is in office with this id: see `piazza staff list`',
  'role.not_renewable': 'a role is renewed in the last sixty days of its term',
};

function refused(cause: unknown): never {
  const words = cause instanceof PiazzaError ? refusals[cause.code] : undefined;
  if (words === undefined) throw cause;
  throw new StartError(words, { cause });
}

async function invite(
  { db, config }: CommandDeps,
  { email, role, locale }: z.infer<typeof optionsSchema>,
): Promise<void> {
  const { http, mail, organisation } = config;
  const mailer = createMailer({ ...mail, origin: http.publicUrl, organisation: organisation.name });
  const sender = { mailer, origin: http.publicUrl };
  const tokenSink = (token: string, expiresAt: Date): Promise<void> =>
    sendStaffInvitation(sender, { email, role, locale, token, expiresAt });
  try {
    await inviteStaff({ db, now: systemClock }, { role, tokenSink });
  } catch (cause) {
    throw new StartError('the invitation could not be sent: check mail.smtp', { cause });
  } finally {
    mailer.close();
  }
  console.log('the invitation is on its way');
}
