// SPDX-License-Identifier: AGPL-3.0-or-later
import { inspect } from 'node:util';
import { z } from 'zod';
import type { Subject } from './contract.js';

/** Shorter values would be found by chance. */
const shortest = 6;

/** Values of the configuration that its schema marks by `.meta({ secret: true })`, or whose name says it. */
export function configSecrets({ definition, contract }: Subject): string[] {
  const marked = secretsIn(contract.config, shapeOf(definition.configSchema), '');
  return marked.filter((secret) => secret.length >= shortest);
}

interface Shape {
  readonly secret?: boolean;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** A schema that is none of zod's says nothing about secrets. */
function shapeOf(schema: unknown): Shape {
  try {
    return z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape;
  } catch {
    return {};
  }
}

const named = /(secret|password|passphrase|private_?key|api_?key)$/i;

function secretsIn(value: unknown, shape: Shape | undefined, name: string): string[] {
  if (typeof value === 'string') return shape?.secret || named.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => secretsIn(one, shape?.items, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    secretsIn(inner, shape?.properties?.[key], key),
  );
}

/** Anything as a log or a page could show it: errors with their causes, buffers, maps. */
export const textOf = (value: unknown): string =>
  inspect(value, {
    depth: 12,
    maxArrayLength: 10_000,
    maxStringLength: 1_000_000,
    breakLength: Number.POSITIVE_INFINITY,
  });

/** Which of the secrets a text holds, in the clear or in one of the usual clothes. */
export function foundIn(text: string, secrets: readonly string[]): string[] {
  const read = [text, percentDecoded(text), ...encoded(text)].join('\n');
  const inside = secrets.filter((secret) => secret.length >= shortest && read.includes(secret));
  return [...new Set(inside)];
}

const percentDecoded = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replaceAll(/(%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );

/** Every run that could be base64 (a Basic header, a token's parts) or hexadecimal, decoded. */
function encoded(text: string): string[] {
  const base64 = text.match(/[\w+/-]{8,}={0,2}/g) ?? [];
  const hexadecimal = text.match(/\b(?:[0-9a-f]{2}){6,}\b|(?:[0-9a-f]{2} ){5,}[0-9a-f]{2}/gi) ?? [];
  return [
    ...base64.map((run) => Buffer.from(run, 'base64').toString('utf8')),
    ...hexadecimal.map((run) => Buffer.from(run.replaceAll(' ', ''), 'hex').toString('utf8')),
  ];
}
