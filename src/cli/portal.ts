// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command, Option } from 'commander';
import { z } from 'zod';
import type { Foundation } from '../compose/foundation.js';
import { StartError } from '../compose/start-error.js';
import { PiazzaError } from '../kernel/errors.js';
import { parseClientId, type ClientId } from '../kernel/ids.js';
import { levels } from '../kernel/level.js';
import { addPortal, presetNames } from '../portal/use-cases/add-portal.js';
import { renewSecret, switchPortal } from '../portal/use-cases/change-portal.js';
import { exportPortals } from '../portal/use-cases/plan-portals.js';
import type { StaffDeps } from '../portal/use-cases/staff-deps.js';
import { table } from './table.js';
import { withFoundation } from './with-foundation.js';

const several = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export function portalCommand(): Command {
  const command = new Command('portal').description('the portals that delegate login to Piazza');
  command
    .command('add <client-id>')
    .description('register a portal; prints its secret once')
    .requiredOption('--name <name>', 'what people see')
    .requiredOption('--controller <body>', 'the body that answers for its data')
    .addOption(new Option('--preset <software>', 'its software').choices(presetNames))
    .option('--origin <address>', 'where it is; with --preset')
    .option('--redirect-uri <address>', 'where sign-ins lead back to; repeatable', several)
    .option('--post-logout-redirect-uri <address>', 'where sign-outs lead; repeatable', several)
    .option('--return-url <address>', 'where joining leads back to; repeatable', several)
    .option('--scope <scope>', 'what it may ask for; repeatable', several)
    .option('--community <slug>', 'a community that it serves; repeatable', several)
    .option('--sector <sector>', 'portals of one sector know a member by one subject')
    .addOption(new Option('--minimum-level <level>', 'the weakest sign-in').choices(levels))
    .option('--provider <id>', 'a way in that it accepts; all unless said; repeatable', several)
    .option('--members-only', 'only members of its communities may sign in')
    .action(add);
  command.command('list').description('every portal').action(list);
  command.command('show <client-id>').description('all of a portal but its secret').action(show);
  command.command('rotate <client-id>').description('a new secret, printed once').action(rotate);
  for (const [word, on] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    command
      .command(`${word} <client-id>`)
      .description(on ? 'serve it again' : 'serve it no more')
      .action((id: string) => withPortals((deps) => switchPortal(deps, { ...of(id), on })));
  }
  return command;
}

const list = (): Promise<void> =>
  withPortals(async (deps) => {
    const portals = await exportPortals(deps);
    const rows = [...portals].map(([id, { name, controller, status }]) => [
      id,
      status,
      controller,
      name,
    ]);
    console.log(table([['client id', 'status', 'controller', 'name'], ...rows]));
  });

const show = (id: string): Promise<void> =>
  withPortals(async (deps) => {
    const portal = (await exportPortals(deps)).get(of(id).clientId);
    if (!portal) throw new PiazzaError('portal.unknown', { clientId: id });
    console.log(JSON.stringify(portal, undefined, 2));
  });

const rotate = (id: string): Promise<void> =>
  withPortals(async (deps) => console.log((await renewSecret(deps, of(id))).secret));

const strings = z.array(z.string()).optional();
const options = z.object({
  name: z.string().trim().min(1).max(200),
  controller: z.string().trim().min(1).max(200),
  preset: z.enum(presetNames).optional(),
  origin: z.url().optional(),
  redirectUri: strings,
  postLogoutRedirectUri: strings,
  returnUrl: strings,
  scope: strings,
  community: strings,
  sector: z.string().trim().min(1).optional(),
  minimumLevel: z.enum(levels).optional(),
  provider: strings,
  membersOnly: z.literal(true).optional(),
});

async function add(id: string, raw: unknown): Promise<void> {
  const parsed = options.safeParse(raw);
  if (!parsed.success) throw new StartError(z.prettifyError(parsed.error));
  const { preset, origin, ...rest } = parsed.data;
  if ((preset === undefined) !== (origin === undefined))
    throw new StartError('--preset and --origin go together');
  const said = {
    name: rest.name,
    controller: rest.controller,
    ...(rest.redirectUri && { redirectUris: rest.redirectUri }),
    ...(rest.postLogoutRedirectUri && { postLogoutRedirectUris: rest.postLogoutRedirectUri }),
    ...(rest.returnUrl && { returnUrls: rest.returnUrl }),
    ...(rest.scope && { scopes: rest.scope }),
    ...(rest.community && { communities: rest.community }),
    ...(rest.sector && { sector: rest.sector }),
    ...(rest.minimumLevel && { minimumLevel: rest.minimumLevel }),
    ...(rest.provider && { allowedProviders: rest.provider }),
    ...(rest.membersOnly && { membershipRequired: true }),
  };
  const software =
    preset && origin ? { name: preset, origin: origin.replace(/\/$/, '') } : undefined;
  await withPortals(async (deps) => {
    const { secret } = await addPortal(deps, { ...of(id), preset: software, said });
    console.log(secret);
  });
}

/** @throws StartError for what cannot be a client id */
function of(id: string): { readonly clientId: ClientId } {
  const clientId = parseClientId(id);
  if (!clientId) throw new StartError(`${JSON.stringify(id)} cannot be a client id`);
  return { clientId };
}

const withPortals = (work: (deps: StaffDeps) => Promise<void>): Promise<void> =>
  withFoundation(async (foundation) => {
    try {
      await work(depsOf(foundation));
    } catch (error) {
      if (!(error instanceof PiazzaError)) throw error;
      throw new StartError(`${error.code}: ${JSON.stringify(error.context)}`, { cause: error });
    }
  });

const depsOf = ({ db, now, keys, config }: Foundation): StaffDeps => ({
  db,
  now,
  box: keys.box,
  allowPrivate: config.http.outbound.allowPrivate,
  // Whoever may run the command keeps the register.
  demandKeeper: async () => undefined,
});
