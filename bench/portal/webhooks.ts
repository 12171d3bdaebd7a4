// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/kernel/clock.js';
import { newId, type MemberId } from '../../src/kernel/ids.js';
import { createSealedBox } from '../../src/kernel/sealed-box.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { webhookSecretPurpose } from '../../src/portal/domain/webhook.js';
import { newKey } from '../../src/portal/use-cases/webhooks/new-key.js';
import { closePlace, openPlace, type Place } from '../membership/place.js';
import { newcomers } from '../membership/region.js';
import { portal } from '../stage/portal.js';
import type { PortalBench } from './measure.js';

export interface WebhookFigures {
  /** Changes begun in a second. */
  readonly rate: number;
  readonly changes: number;
  /** Milliseconds from the commit to the arrival of the call. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

const rate = 100;
const patience = 120_000;

/**
 * From commit to webhook: people join at a steady rate, whether the calls of those before them have arrived or not.
 * @throws Error when a call does not come
 */
export async function measureWebhooks(bench: PortalBench): Promise<WebhookFigures> {
  const place = await openPlace(bench.databaseUrl);
  const arrivals = new Map<string, number>();
  const receiver = await listen(arrivals);
  try {
    await register(place, bench.folder, receiver);
    const changes = Math.max(
      1,
      Math.round(rate * bench.options.seconds * bench.options.repetitions),
    );
    const people = await acquainted(place, changes);
    const commits = await joinSteadily(place, people);
    await untilArrived(arrivals, commits);
    return summarise([...commits].map(([sub, at]) => (arrivals.get(sub) ?? at) - at));
  } finally {
    receiver.close();
    receiver.closeAllConnections();
    await place.client.query('delete from webhook_endpoint');
    await closePlace(place);
  }
}

/** A portal's address: it answers at once, and notes when it heard of whom. */
async function listen(arrivals: Map<string, number>): Promise<Server> {
  const note = async (req: IncomingMessage): Promise<void> => {
    const { data } = JSON.parse(await text(req)) as { readonly data: { readonly subject: string } };
    arrivals.set(data.subject, arrivals.get(data.subject) ?? performance.now());
  };
  const server = createServer((req, res) => {
    void note(req).finally(() => {
      res.statusCode = 204;
      res.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function register({ client }: Place, folder: string, receiver: Server): Promise<void> {
  const secret = Buffer.from(readFileSync(join(folder, 'keys/seal'), 'utf8').trim(), 'base64');
  const box = createSealedBox([{ id: 'bench', secret }]);
  const { port } = receiver.address() as AddressInfo;
  const id = newId();
  await client.query(
    `insert into webhook_endpoint (id, client_id, url, signature, status, created_at)
     values ($1, $2, $3, 'hmac', 'active', now())`,
    [id, portal.clientId, `http://127.0.0.1:${port}/`],
  );
  const sealed = box.seal(webhookSecretPurpose, newKey('hmac').kept);
  await client.query(
    'insert into webhook_secret (id, endpoint_id, secret, created_at) values ($1, $2, $3, now())',
    [newId(), id, sealed],
  );
}

/** People who belong nowhere yet and whom the portal knows, by their subjects. */
async function acquainted({ client }: Place, count: number) {
  const next = await newcomers(client, count);
  const people = Array.from({ length: count }, () => ({
    memberId: next(),
    sub: newId() as string,
  }));
  await client.query(
    `insert into pairwise_subject (sector, member_id, sub)
     select $1, member_id, sub from unnest($2::uuid[], $3::text[]) as p (member_id, sub)`,
    [portal.clientId, people.map((one) => one.memberId), people.map((one) => one.sub)],
  );
  return people;
}

/** @returns for each subject when its change was committed */
async function joinSteadily(
  { db, region }: Place,
  people: readonly { readonly memberId: MemberId; readonly sub: string }[],
): Promise<ReadonlyMap<string, number>> {
  const commits = new Map<string, number>();
  const begun = performance.now();
  const joining = people.map(async ({ memberId, sub }, index) => {
    await sleep(Math.max(0, (index * 1_000) / rate - (performance.now() - begun)));
    const slug = region.slugs[index % region.slugs.length] ?? region.largest;
    const actor = {
      memberId,
      level: 'substantial' as const,
      authenticatedAt: new Date(),
      provider: 'spid',
    };
    await joinCommunity({ db, now: systemClock }, { actor, slug });
    commits.set(sub, performance.now());
  });
  await Promise.all(joining);
  return commits;
}

async function untilArrived(
  arrivals: ReadonlyMap<string, number>,
  commits: ReadonlyMap<string, number>,
): Promise<void> {
  const deadline = performance.now() + patience;
  while ([...commits.keys()].some((sub) => !arrivals.has(sub))) {
    if (performance.now() > deadline) throw new Error('webhooks did not arrive');
    await sleep(20);
  }
}

function summarise(latencies: readonly number[]): WebhookFigures {
  // A call may come before the one who committed hears of it.
  const sorted = latencies.map((one) => Math.max(0, one)).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { rate, changes: sorted.length, p50: at(0.5), p99: at(0.99), slowest: at(1) };
}
