// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command, Option } from 'commander';
import { z } from 'zod';
import type { Foundation } from '../../compose/foundation.js';
import { portalGround } from '../../compose/portal-ground.js';
import { StartError } from '../../compose/start-error.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseClientId, type ClientId } from '../../kernel/ids.js';
import { addPortal, presetNames } from '../../portal/use-cases/add-portal.js';
import {
  endFormerSecret,
  renewSecret,
  secretOverlap,
  switchPortal,
} from '../../portal/use-cases/change-portal.js';
import { startOf } from '../../portal/use-cases/prepare-portal.js';
import { showPortal } from '../../portal/use-cases/read-portal.js';
import { editPortal } from '../../portal/use-cases/edit-portal.js';
import {
  agreementState,
  exportPortals,
  type PortalState,
} from '../../portal/use-cases/plan-portals.js';
import { renameController } from '../../portal/use-cases/rename-controller.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import { table } from '../table.js';
import { withFoundation } from '../with-foundation.js';
import { addDeliveryCommands } from './deliveries.js';
import { inWords } from './refusal.js';
import { described, parse, toSaid, withProof } from './describe.js';

export function portalCommand(): Command {
  const command = new Command('portal').description('the portals that delegate login to Piazza');
  described(
    command.command('add <client-id>').description('register a portal; prints its secret once'),
  )
    .addOption(new Option('--preset <software>', 'its software').choices(presetNames))
    .option('--origin <address>', 'where it is; with --preset')
    .action(add);
  described(
    command.command('change <client-id>').description('change what is named, and nothing else'),
  )
    .option('--no-agreement', 'it has no agreement any more')
    .action(change);
  command.command('list').description('every portal').action(list);
  command.command('show <client-id>').description('all of a portal but its secret').action(show);
  command
    .command('rotate <client-id>')
    .description('a new secret, printed once; the old one counts some days more')
    .option(
      '--overlap <days>',
      `how many: 0 to ${secretOverlap.most}, ${secretOverlap.standard} unless said`,
    )
    .option('--now', 'the old one is refused at once')
    .action(rotate);
  command
    .command('end-secret <client-id>')
    .description('refuse the old secret, which still counts after a rotation')
    .action(endSecret);
  command
    .command('rename-controller <name> <new-name>')
    .description('a body has another name: at all its portals at once, whose sectors stay theirs')
    .action((from: string, to: string) =>
      withPortals(async (deps) => {
        const body = parse(bodies, { from, to });
        console.log(`renamed at ${await renameController(deps, body)} portals`);
      }),
    );
  addDeliveryCommands(command, { of, withPortals });
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
    const rows = [...portals].map(([id, portal]) => [
      id,
      portal.status,
      agreementInWords(portal, deps.now()),
      portal.controller,
      portal.name,
    ]);
    console.log(table([['client id', 'status', 'agreement', 'controller', 'name'], ...rows]));
  });

/** Without one in force nobody signs in there by national means. */
function agreementInWords({ agreement }: PortalState, now: Date): string {
  const state = agreementState(agreement, now).replace('_', ' ');
  return agreement?.endsOn ? `${state} (${agreement.endsOn})` : state;
}

const show = (id: string): Promise<void> =>
  withPortals(async (deps) => {
    console.log(JSON.stringify(await showPortal(deps, of(id)), undefined, 2));
  });

const body = z.string().trim().min(1).max(200);
const bodies = z.object({ from: z.string(), to: body });

const rotation = z.object({
  overlap: z.coerce.number().int().optional(),
  now: z.literal(true).optional(),
});

async function rotate(id: string, raw: unknown): Promise<void> {
  const { overlap, now } = parse(rotation, raw);
  const overlapDays = now ? 0 : (overlap ?? secretOverlap.standard);
  await withPortals(async (deps) => {
    const { secret, formerEndsAt } = await renewSecret(deps, { ...of(id), overlapDays });
    console.log(secret);
    const end = formerEndsAt?.toISOString();
    console.error(end ? `the old secret counts until ${end}` : 'the old secret is refused');
  });
}

const endSecret = (id: string): Promise<void> =>
  withPortals((deps) => endFormerSecret(deps, of(id)));

const software = z.object({ preset: z.enum(presetNames).optional(), origin: z.url().optional() });

async function add(id: string, raw: unknown): Promise<void> {
  const { preset: name, origin } = parse(software, raw);
  if ((name === undefined) !== (origin === undefined))
    throw new StartError('--preset and --origin go together');
  const { name: shown, controller, ...said } = toSaid(raw);
  const preset = name && origin ? { name, origin: origin.replace(/\/$/, '') } : undefined;
  await withPortals(async (deps) => {
    if ((await exportPortals(deps)).has(id))
      throw new StartError(`there is a portal ${id} already: "piazza portal change" changes it`);
    if (shown === undefined || controller === undefined)
      throw new StartError('a new portal needs --name and --controller');
    const proof = withProof(raw, startOf(preset).metadata);
    const portal = { ...of(id), preset, said: { ...said, name: shown, controller, ...proof } };
    const { secret } = await addPortal(deps, portal);
    tellSecret(secret);
    const { agreement } = (await exportPortals(deps)).get(id) ?? {};
    if (!agreement) console.error('without an agreement nobody signs in there by SPID, CIE or CNS');
  });
}

async function change(id: string, raw: unknown): Promise<void> {
  await withPortals(async (deps) => {
    const { metadata } = await showPortal(deps, of(id));
    const said = { ...toSaid(raw), ...withProof(raw, metadata) };
    tellSecret((await editPortal(deps, { ...of(id), said })).secret);
  });
}

const tellSecret = (secret: string | undefined): void => {
  if (secret !== undefined) console.log(secret);
};

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
      throw inWords(error);
    }
  });

const depsOf = ({ db, now, keys, config }: Foundation): StaffDeps => ({
  db,
  now,
  box: keys.box,
  ground: portalGround(config),
  allowPrivate: config.http.outbound.allowPrivate,
  // Whoever may run the command keeps the register.
  demandKeeper: async () => undefined,
});
