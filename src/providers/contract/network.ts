// SPDX-License-Identifier: AGPL-3.0-or-later
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workerThreads from 'node:worker_threads';

/** A process whose ways to the outside are shut: who takes one gets an error, and it is noted. */
export interface ShutNetwork {
  /** The ways that were tried, as `net.Socket.connect`. */
  readonly reached: readonly string[];
  open(): void;
}

class NetworkShut extends Error {
  override readonly name = 'NetworkShut';
}
export const isNetworkShut = (error: unknown): boolean => error instanceof NetworkShut;

interface Way {
  readonly owner: string;
  readonly object: object;
  readonly names: readonly string[];
  /** Whether callers expect a promise. */
  readonly promises?: true;
}

const asking = (object: object): string[] =>
  Object.getOwnPropertyNames(object).filter((name) => /^(lookup|resolve|reverse)/.test(name));
const way = (owner: string, object: object, names = asking(object)): Way => ({
  owner,
  object,
  names,
});

/** Processes and workers too: they would reach out on their own. */
const ways: readonly Way[] = [
  { ...way('global', globalThis, ['fetch']), promises: true },
  way('global', globalThis, ['WebSocket', 'EventSource']),
  way('net', net, ['connect', 'createConnection']),
  way('net.Socket', net.Socket.prototype, ['connect']),
  way('net.Server', net.Server.prototype, ['listen']),
  way('tls', tls, ['connect']),
  way('http', http, ['request', 'get']),
  way('https', https, ['request', 'get']),
  way('http2', http2, ['connect']),
  way('dgram', dgram, ['createSocket', 'Socket']),
  way('dns', dns),
  way('dns.Resolver', dns.Resolver.prototype),
  { ...way('dns.promises', dns.promises), promises: true },
  { ...way('dns.promises.Resolver', dns.promises.Resolver.prototype), promises: true },
  way('child_process', childProcess, ['exec', 'execFile', 'execFileSync', 'execSync']),
  way('child_process', childProcess, ['fork', 'spawn', 'spawnSync']),
  way('worker_threads', workerThreads, ['Worker']),
];

export function shutNetwork(): ShutNetwork {
  const reached: string[] = [];
  const undone = ways.flatMap(({ owner, object, names, promises }) =>
    names.map((name) =>
      replace(object, name, () => {
        reached.push(`${owner}.${name}`);
        const shut = new NetworkShut(`${owner}.${name} was called past host.fetch`);
        if (promises) return Promise.reject(shut);
        throw shut;
      }),
    ),
  );
  syncBuiltinESMExports();
  return {
    reached,
    open() {
      for (const undo of undone) undo();
      syncBuiltinESMExports();
    },
  };
}

/** Gives what puts the old one back. */
function replace(object: object, name: string, instead: () => unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  if (!before) return () => undefined;
  // No arrow function: some of these are called with `new`.
  const value = function shut(): unknown {
    return instead();
  };
  Object.defineProperty(object, name, { ...withoutValue(before), value, writable: true });
  return () => Object.defineProperty(object, name, before);
}

const withoutValue = ({ configurable = true, enumerable = true }: PropertyDescriptor) => ({
  configurable,
  enumerable,
});
