// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { z } from 'zod';
import { sendStaffInvitation } from '../compose/staff-invitation.js';
import { StartError } from '../compose/start-error.js';
import { systemClock } from '../kernel/clock.js';
import { createMailer } from '../mail/mailer.js';
import { inviteStaff } from '../membership/use-cases/invite-staff.js';
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
