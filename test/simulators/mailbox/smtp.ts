// SPDX-License-Identifier: AGPL-3.0-or-later
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { CaughtMail, Inbox } from './inbox.js';

/** A mail server without passwords or encryption that puts everything in one inbox. */
export async function startSmtp(inbox: Inbox, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
      inbox.add({ ...(await read(stream)), to, receivedAt: new Date().toISOString() });
      done();
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function read(
  stream: AsyncIterable<Uint8Array>,
): Promise<Omit<CaughtMail, 'id' | 'to' | 'receivedAt'>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  return {
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
}
