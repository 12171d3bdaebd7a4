// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import { configSchema } from '../../config/schema.js';
import { createKeys } from '../../src/compose/keys.js';
import { noticesArea } from '../../src/compose/notices.js';
import { createWorker, type Worker } from '../../src/database/jobs.js';
import { appendEvent, type NewEvent } from '../../src/database/outbox.js';
import { relayOnce } from '../../src/database/relay.js';
import type { Clock } from '../../src/kernel/clock.js';
import { createLogger } from '../../src/kernel/logger.js';
import type { SealedBox } from '../../src/kernel/sealed-box.js';
import { createMailer, type Mailer } from '../../src/mail/mailer.js';
import { startMailbox, type Mailbox } from '../simulators/mailbox/index.js';
import { completeConfiguration } from './configuration.js';
import { useDatabase, type TestDatabase } from './database.js';

/** Two nodes that write mails, and the mailbox that catches them. */
export interface MailRoom {
  readonly mailbox: Mailbox;
  readonly box: SealedBox;
  /** Relays what has happened, as both nodes would. */
  relay(): Promise<void>;
  /** Appends an event and relays it. */
  tell(event: NewEvent): Promise<void>;
  /** Does what the nodes do every minute, on both at once, until nothing is left to do. */
  repeat(): Promise<void>;
  /** @throws Error when a job failed. */
  untilQueueIsEmpty(): Promise<void>;
}

/** A database of its own comes with it. */
export function useMailRoom(now: Clock): MailRoom & TestDatabase {
  const running: { mailbox?: Mailbox; mailer?: Mailer; workers: Worker[]; box?: SealedBox } = {
    workers: [],
  };
  let area: ReturnType<typeof noticesArea> = {};
  // Before the database's own: hooks run in this order, and the workers use it to the end.
  afterAll(async () => {
    for (const worker of running.workers) await worker.stop();
    running.mailer?.close();
    await running.mailbox?.close();
  });
  const database = useDatabase();
  const { db, pool } = database;
  beforeAll(async () => {
    const mailbox = await startMailbox({ port: 0, smtpPort: 0 });
    const config = configSchema.parse(await completeConfiguration());
    const origin = config.http.publicUrl;
    const mailer = createMailer({ ...config.mail, smtp: mailbox.smtp, origin, organisation: 'R' });
    const keys = createKeys(config.keys);
    area = noticesArea({ config, mailer, db, now, keys } as Parameters<typeof noticesArea>[0]);
    const start = () => createWorker(pool, area.tasks ?? {}, createLogger('silent'));
    Object.assign(running, {
      mailbox,
      mailer,
      box: keys.box,
      workers: [await start(), await start()],
    });
  });
  const relay = async (): Promise<void> => {
    await Promise.all([1, 2].map(() => relayOnce(db, area.handlers ?? [])));
    await relayOnce(db, area.handlers ?? []);
  };
  return {
    ...database,
    get mailbox() {
      return there(running.mailbox);
    },
    get box() {
      return there(running.box);
    },
    relay,
    async tell(event) {
      await db.transaction().execute((trx) => appendEvent(trx, event));
      await relay();
    },
    async repeat() {
      const jobs = area.repeated ?? [];
      for (;;) {
        const more = await Promise.all([...jobs, ...jobs].map(({ run }) => run()));
        if (!more.includes(true)) return;
      }
    },
    async untilQueueIsEmpty() {
      for (;;) {
        const { rows } = await pool.query<{ last_error: string | null }>(unsettled);
        if (rows.length === 0) return;
        // It waits to be tried again: a mail that failed is not a mail that was not to be sent.
        for (const { last_error: error } of rows) if (error !== null) throw new Error(error);
        await sleep(10);
      }
    },
  };
}

const unsettled =
  'select last_error from graphile_worker.jobs where run_at <= now() or last_error is not null';

export const someAddress = (): string => `m${randomBytes(6).toString('hex')}@example.org`;

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the mail room is closed');
  return thing;
}
