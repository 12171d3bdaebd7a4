// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander';
import { z } from 'zod';
import { StartError } from '../../compose/start-error.js';
import { parseId, type ClientId, type WebhookDeliveryId } from '../../kernel/ids.js';
import { replayLogouts } from '../../portal/use-cases/logouts/replay.js';
import { readDeliveries, type Deliveries } from '../../portal/use-cases/read-deliveries.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import { replayAllFailed, replayDelivery } from '../../portal/use-cases/webhooks/replay.js';
import { table } from '../table.js';
import { parse } from './describe.js';

interface Portals {
  readonly of: (id: string) => { readonly clientId: ClientId };
  readonly withPortals: (work: (deps: StaffDeps) => Promise<void>) => Promise<void>;
}

/** The commands that show what a portal was told, and tell it again. */
export function addDeliveryCommands(command: Command, { of, withPortals }: Portals): void {
  command
    .command('deliveries <client-id>')
    .description('webhooks and ends of sessions that wait or were given up')
    .option('--all', 'also those that arrived')
    .option('--json', 'as JSON')
    .action((id: string, raw: unknown) => {
      const { all = false, json = false } = parse(listing, raw);
      return withPortals(async (deps) => {
        const found = await readDeliveries(deps, { ...of(id), open: !all });
        console.log(json ? JSON.stringify(found, undefined, 2) : table(rowsOf(found)));
      });
    });
  command
    .command('replay <client-id> [delivery...]')
    .description('send again what was given up, or the webhook deliveries that are named')
    .action((id: string, named: readonly string[]) =>
      withPortals(async (deps) => {
        const { clientId } = of(id);
        for (const deliveryId of named.map(deliveryOf))
          await replayDelivery(deps, { clientId, deliveryId });
        if (named.length > 0) return console.log(`queued: ${named.length} webhooks`);
        const webhooks = await replayAllFailed(deps, { clientId });
        const logouts = await replayLogouts(deps, { clientId });
        console.log(`queued: ${webhooks} webhooks, ${logouts} ends of sessions`);
      }),
    );
}

const listing = z.object({ all: z.literal(true).optional(), json: z.literal(true).optional() });

/** @throws StartError for what cannot be the id of a delivery */
function deliveryOf(raw: string): WebhookDeliveryId {
  const id = parseId<WebhookDeliveryId>(raw);
  if (!id) throw new StartError(`${JSON.stringify(raw)} cannot be the id of a delivery`);
  return id;
}

function rowsOf({ webhooks, logouts }: Deliveries): readonly (readonly string[])[] {
  const shown = [
    ...webhooks.map((one) => ({ ...one, what: one.type, where: one.url })),
    ...logouts.map((one) => ({ ...one, what: `logout (${one.cause})`, where: '' })),
  ];
  return [
    ['id', 'what', 'status', 'attempts', 'created', 'next', 'answer', 'address'],
    ...shown.map((one) => [
      one.id,
      one.what,
      one.status,
      String(one.attempts),
      one.createdAt.toISOString(),
      one.nextAt?.toISOString() ?? '',
      String(one.answered ?? one.failure ?? ''),
      one.where,
    ]),
  ];
}
