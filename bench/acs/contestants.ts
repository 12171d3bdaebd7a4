// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { createIdpKey } from '../../test/simulators/spid-idp/keys.js';
import type { IdentityProvider } from '../login/identity-provider.js';
import { send, type Answer } from '../measure/http.js';
import { freePort, startProgram, type Service } from '../stage/service.js';
import type { WaitingReply } from './replies.js';

/** An assertion consumer service. */
export interface Contestant {
  readonly name: 'piazza' | 'passport-spid';
  readonly pid: number;
  /** What it has to know before the replies come; not measured. */
  expect(replies: readonly WaitingReply[]): Promise<void>;
  take(reply: WaitingReply): Promise<Answer>;
  close(): Promise<void>;
}

export const piazza = ({ origin, pid }: Service): Contestant => ({
  name: 'piazza',
  pid,
  expect: async () => {},
  take: ({ browser, fields }) => browser.post(`${origin}/sign-in/spid/acs`, fields, 'cross-site'),
  close: async () => {},
});

/** passport-spid 3 with the requests of Piazza in its memory, so that it gets the very same replies. */
export async function passportSpid(
  { origin }: Service,
  { register, entityId }: IdentityProvider,
): Promise<Contestant> {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const { privateKey, certificate } = await createIdpKey('bench');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const settings = { origin, idp: entityId, register, key, certificate };
  const service = await startProgram([join(import.meta.dirname, 'passport-spid-server.js')], {
    origin: own,
    ready: '/readyz',
    env: { BENCH_PEER: JSON.stringify(settings), BENCH_PORT: String(port) },
  });
  return {
    name: 'passport-spid',
    pid: service.pid,
    async expect(replies) {
      const body = JSON.stringify(
        replies.map(({ requestId, requestXml }) => [requestId, withAddress(requestXml, origin)]),
      );
      const headers = { 'content-type': 'application/json' };
      const { status, text } = await send(`${own}/requests`, { method: 'POST', headers, body });
      if (status !== 200) throw new Error(`passport-spid took no requests: ${status} ${text}`);
    },
    take: ({ fields }) =>
      send(`${own}/acs`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    close: () => service.stop(),
  };
}

/** It reads the address of the consumer service in the request, where ours names an index. */
const withAddress = (requestXml: string, origin: string): string =>
  requestXml.replace(
    '<samlp:AuthnRequest ',
    `<samlp:AuthnRequest AssertionConsumerServiceURL="${origin}/sign-in/spid/acs" `,
  );
