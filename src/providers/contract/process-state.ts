// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a provider shares with everything else in the process: by path, each property as it stands. */
export type ProcessState = ReadonlyMap<string, PropertyDescriptor>;

const words = (text: string): string[] => text.trim().split(/\s+/);
const intrinsics = words(`
  Object Function Array String Number Boolean BigInt Symbol Date RegExp Promise Map Set WeakMap
  WeakSet Error TypeError JSON Math Reflect Proxy ArrayBuffer Uint8Array Buffer URL URLSearchParams
  Headers Request Response AbortSignal EventTarget console`);
const modules = words(`
  crypto fs fs/promises path os util events stream zlib http https net tls dns timers
  timers/promises module vm`);
const ofProcess = words('exit emit emitWarning nextTick hrtime cwd chdir');
const heard = words('uncaughtException unhandledRejection SIGTERM SIGINT warning');

export function lookAtProcess(): ProcessState {
  const state = new Map<string, PropertyDescriptor>();
  const look = (owner: string, object: unknown): void => {
    for (const key of Reflect.ownKeys(Object(object))) {
      const property = Object.getOwnPropertyDescriptor(object, key);
      if (property) state.set(`${owner}.${String(key)}`, property);
    }
  };
  for (const name of intrinsics) {
    const value: unknown = Reflect.get(globalThis, name);
    look(name, value);
    look(`${name}.prototype`, Reflect.get(Object(value), 'prototype'));
  }
  // Node makes some of these when they are first asked for: `globalThis` comes after them.
  look('globalThis', globalThis);
  for (const name of modules) look(`node:${name}`, process.getBuiltinModule(name));
  look('process.env', process.env);
  for (const name of ofProcess) {
    state.set(`process.${name}`, { value: Reflect.get(process, name) });
  }
  for (const name of heard) {
    state.set(`listeners to ${name}`, { value: process.listenerCount(name) });
  }
  state.set('the working directory', { value: process.cwd() });
  return state;
}

/** The paths of what was changed, removed or added. */
export const differences = (before: ProcessState, after: ProcessState): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => !isSame(before.get(path), after.get(path)),
  );

function isSame(
  one: PropertyDescriptor | undefined,
  other: PropertyDescriptor | undefined,
): boolean {
  if (!one || !other) return false;
  // A property that Node makes at the first look.
  if (one.get && !other.get && one.configurable) return true;
  return Object.is(one.value, other.value) && one.get === other.get && one.set === other.set;
}
