// SPDX-License-Identifier: AGPL-3.0-or-later
import { Socket } from 'node:net';

/** Runs something while every socket of this process refuses to connect: what gets out, gets out through the host. */
export async function withoutNetwork<Value>(run: () => Promise<Value>): Promise<Value> {
  const connect = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect');
  if (!connect) throw new Error('node:net has changed');
  const { fetch } = globalThis;
  Socket.prototype.connect = () => {
    throw new Error('a socket was opened past host.fetch');
  };
  globalThis.fetch = () => Promise.reject(new Error('the global fetch was used past host.fetch'));
  try {
    return await run();
  } finally {
    Object.defineProperty(Socket.prototype, 'connect', connect);
    globalThis.fetch = fetch;
  }
}
