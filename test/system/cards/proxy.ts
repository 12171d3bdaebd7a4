// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { blocksOf } from '../../support/page-blocks.js';
import type { World } from './site.js';

export interface Proxy {
  stop(): Promise<void>;
}

type Started = Pick<World, 'folder' | 'undo'>;

const page = readFileSync('docs/operate.md', 'utf8');

/**
 * A block of the operator's page, with the places of this machine in it, and nothing else changed.
 * @throws Error when one of the places is not there
 */
export function fromPage(
  language: 'nginx' | 'haproxy',
  places: Readonly<Record<string, string>>,
  which = 0,
): string {
  const block = blocksOf(page, language)[which] ?? '';
  return Object.entries(places).reduce((text, [there, here]) => {
    if (!text.includes(there)) throw new Error(`the page has no ${there}`);
    return text.replaceAll(there, here);
  }, block);
}

/** A real nginx with this server. @param port where it listens then. */
export async function startNginx(world: Started, server: string, port: number): Promise<Proxy> {
  const { folder } = world;
  const at = (name: string): string => join(folder, `nginx-${port}-${name}`);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${at(kind)};`).join('\n');
  const whole = `daemon off; pid ${at('pid')}; error_log ${at('error.log')};
events {}
http {
access_log off;
${temporary}
${server}
}`;
  writeFileSync(at('conf'), whole);
  // Without privileges there is no other user to become, and with them the folder is ours alone.
  const user = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
  const args = ['-e', at('error.log'), '-c', at('conf'), ...user];
  return run(world, { program: 'nginx', args, port });
}

/** A real HAProxy with these sections. */
export async function startHaproxy(
  world: Started,
  sections: string,
  { port, env }: { readonly port: number; readonly env: Record<string, string> },
): Promise<Proxy> {
  const file = join(world.folder, `haproxy-${port}.cfg`);
  const timeouts = ['client', 'server', 'connect'].map((one) => `  timeout ${one} 10s`);
  writeFileSync(file, ['defaults', '  mode http', ...timeouts, sections].join('\n'));
  return run(world, { program: 'haproxy', args: ['-db', '-f', file], port, env });
}

interface Program {
  readonly program: string;
  readonly args: readonly string[];
  /** It has started when it answers here. */
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

async function run({ undo }: Started, { program, args, port, env = {} }: Program): Promise<Proxy> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  undo.push(stop);
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${program}: ${said}`);
    await Promise.race([pause(100), ended]);
  }
  return { stop };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
