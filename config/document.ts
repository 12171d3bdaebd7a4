// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ScalarTag,
} from 'yaml';
import { errorCode } from '../src/kernel/error-code.js';
import type { Fault, Path } from './fault.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadDocument {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** Where a field, or the nearest thing around it, is written; both count from 1. */
  readonly positionOf: (path: Path) => { readonly line: number; readonly col: number };
  /** Whether a value was written as `!env` or `!file`. */
  readonly isReferred: (path: Path) => boolean;
}

interface ReadOptions {
  /** Whether an empty field is null instead of absent. */
  readonly keepNull?: boolean;
}

const source = Symbol('where the value is kept');
interface Reference {
  readonly [source]: 'env' | 'file';
  readonly name: string;
}
const isReference = (value: object): value is Reference => source in value;

const tag = (kind: 'env' | 'file'): ScalarTag => ({
  tag: `!${kind}`,
  resolve: (name): Reference => ({ [source]: kind, name }),
});

/**
 * Parses YAML with two tags: `!env NAME` and `!file path`, the path relative to the working directory.
 * An unset variable and an unreadable file are faults of the place that names them.
 */
export function readDocument(
  text: string,
  environment: Environment,
  { keepNull = false }: ReadOptions = {},
): ReadDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { customTags: [tag('env'), tag('file')], lineCounter });
  const about: Omit<ReadDocument, 'value' | 'faults'> = {
    positionOf: (path) => lineCounter.linePos(offsetOf(document, path)),
    isReferred(path) {
      const node = document.getIn(path, true);
      return isScalar(node) && (node.tag === '!env' || node.tag === '!file');
    },
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const faults = broken.map(({ message }) => ({ path: [], message: firstLine(message) }));
    return { value: undefined, faults, ...about };
  }
  const faults: Fault[] = [];
  const value = fill(document.toJS(), [], { environment, faults, keepNull });
  return { value, faults, ...about };
}

/** Where the last part of the path begins that the document has. */
function offsetOf({ contents }: Document, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(part),
      );
      if (!pair || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = isScalar(node) || isMap(node) ? (node.range?.[0] ?? offset) : offset;
    }
  }
  return offset;
}

interface Filling {
  readonly environment: Environment;
  readonly faults: Fault[];
  readonly keepNull: boolean;
}

/** A copy with every reference replaced by what it names, or left out where that fails. */
function fill(value: unknown, path: readonly (string | number)[], filling: Filling): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => fill(item, [...path, index], filling));
  if (value === null) return filling.keepNull ? null : undefined;
  if (typeof value !== 'object') return value;
  if (!isReference(value)) {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      fill(item, [...path, key], filling),
    ]);
    return Object.fromEntries(entries);
  }
  const found =
    value[source] === 'env' ? readVariable(value.name, filling.environment) : readText(value.name);
  if (typeof found === 'string') return found;
  filling.faults.push({ path, message: found.problem });
  return undefined;
}

type Found = string | { readonly problem: string };

function readVariable(name: string, environment: Environment): Found {
  return environment[name] || { problem: `names the variable ${name}, which is not set: set it` };
}

function readText(file: string): Found {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text || { problem: `names the file ${file}, which is empty: write the value there` };
  } catch (error) {
    const reason = errorCode(error) ?? 'unknown';
    return { problem: `names the file ${file}, which cannot be read (${reason}): create it` };
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? text).replace(/:$/, '');
