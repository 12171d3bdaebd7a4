// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createInbox, type Inbox } from './inbox.js';
import { mailPage } from './page.js';
import { startSmtp } from './smtp.js';

export type { CaughtMail } from './inbox.js';

export interface Mailbox extends Pick<Inbox, 'mails' | 'waitFor'> {
  /** The page; `/mails.json?to=<address>` for programs. */
  readonly origin: string;
  /** `smtp://...`, for Piazza's configuration. */
  readonly smtp: string;
  close(): Promise<void>;
}

/** A mail server that delivers to nobody and shows what it caught. Port 0 takes any free one. */
export async function startMailbox(options: { port: number; smtpPort: number }): Promise<Mailbox> {
  const inbox = createInbox();
  const smtp = await startSmtp(inbox, options.smtpPort);
  const web = createServer(show(inbox));
  web.listen(options.port, '127.0.0.1');
  await once(web, 'listening');

  return {
    origin: `http://localhost:${portOf(web)}`,
    smtp: `smtp://localhost:${portOf(smtp.server)}`,
    mails: inbox.mails,
    waitFor: inbox.waitFor,
    async close() {
      web.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => web.close(resolve)),
        new Promise<void>((resolve) => smtp.close(resolve)),
      ]);
    },
  };
}

const show =
  (inbox: Inbox): RequestListener =>
  (req, res) => {
    const url = new URL(req.url ?? '/', 'http://mailbox');
    const mails = inbox.mails(url.searchParams.get('to') ?? undefined);
    const json = url.pathname === '/mails.json';
    res.setHeader('Content-Type', json ? 'application/json' : 'text/html; charset=utf-8');
    res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    res.end(json ? JSON.stringify(mails) : mailPage(mails.toReversed()));
  };

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
