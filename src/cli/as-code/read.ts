// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { readDocument, type Environment, type ReadDocument } from '../../../config/document.js';
import { pathText, type Fault, type Path } from '../../../config/fault.js';
import { wordFaults } from '../../../config/wording.js';
import { StartError } from '../../compose/start-error.js';
import { documentSchema, type AsCodeDocument } from './schema.js';

/** One file as it was written: a saved plan keeps it so, references and all. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** @throws StartError for a file that cannot be read */
export function readSources(files: readonly string[]): Source[] {
  return files.map((file) => {
    try {
      return { file, text: readFileSync(file, 'utf8') };
    } catch (cause) {
      throw new StartError(`${file} configuration.unreadable: it cannot be read`, { cause });
    }
  });
}

interface Reading {
  readonly environment: Environment;
  /** The provider instances of this service. */
  readonly providers: readonly string[];
}

/**
 * What several files say together; each thing is said once.
 * @throws StartError with every fault: file, line, column, code, and what to write instead
 */
export function readDocuments(sources: readonly Source[], reading: Reading): AsCodeDocument {
  const faults: string[] = [];
  const all: AsCodeDocument = { programmes: {}, communities: {}, portals: {}, staff: {} };
  for (const source of sources) {
    const tell = (position: string, { path, message }: Fault, code: string): void => {
      const where = path.length > 0 ? `${pathText(path)} ` : '';
      faults.push(`${source.file}${position} configuration.${code}: ${where}${message}`);
    };
    const document = readOne(source, reading, tell);
    if (document) join(all, document, (fault) => tell('', fault, 'said_twice'));
  }
  if (faults.length > 0) throw new StartError(faults.join('\n'));
  return all;
}

type Tell = (position: string, fault: Fault, code: string) => void;

function readOne({ text }: Source, reading: Reading, tell: Tell): AsCodeDocument | undefined {
  const read = readDocument(text, reading.environment, { keepNull: true });
  const at = (path: Path): string => {
    const { line, col } = read.positionOf(path);
    return `:${line}:${col}`;
  };
  for (const fault of read.faults) {
    tell(fault.path.length > 0 ? at(fault.path) : '', fault, readFaultCode(fault));
  }
  if (read.value === undefined) return undefined;
  const parsed = documentSchema.safeParse(read.value, { reportInput: true });
  const found = parsed.success ? [] : wordFaults(documentSchema, parsed.error);
  for (const fault of found) tell(at(fault.path), fault, codes[fault.kind ?? 'wrong']);
  if (!parsed.success) return undefined;
  for (const fault of openSecrets(parsed.data, read)) tell(at(fault.path), fault, 'secret_in_file');
  for (const fault of unknownProviders(parsed.data, reading.providers)) {
    tell(at(fault.path), fault, 'provider_unknown');
  }
  return parsed.data;
}

const codes = { unknown: 'unknown_field', missing: 'missing', wrong: 'refused' } as const;
const readFaultCode = ({ path }: Fault): string => (path.length > 0 ? 'reference' : 'not_yaml');

function openSecrets({ portals }: AsCodeDocument, { isReferred }: ReadDocument): Fault[] {
  const message = 'stands open in the file: write !env NAME or !file path';
  return Object.entries(portals).flatMap(([id, { secret }]) => {
    const path = ['portals', id, 'secret'];
    return secret === undefined || isReferred(path) ? [] : [{ path, message }];
  });
}

function unknownProviders(
  { communities, portals }: AsCodeDocument,
  known: readonly string[],
): Fault[] {
  const message = `names a provider that is not configured: there are ${known.join(', ')}`;
  const faultsIn = (ids: readonly string[] | null | undefined, path: Path): Fault[] =>
    (ids ?? []).flatMap((id, n) => (known.includes(id) ? [] : [{ path: [...path, n], message }]));
  return [
    ...Object.entries(communities).flatMap(([slug, { ways = [] }]) =>
      ways.flatMap(({ providers }, n) =>
        faultsIn(providers, ['communities', slug, 'ways', n, 'providers']),
      ),
    ),
    ...Object.entries(portals).flatMap(([id, { allowedProviders }]) =>
      faultsIn(allowedProviders, ['portals', id, 'allowedProviders']),
    ),
  ];
}

/** Adds what one file says to what others said. */
function join(all: AsCodeDocument, one: AsCodeDocument, tell: (fault: Fault) => void): void {
  for (const section of ['programmes', 'communities', 'portals', 'staff'] as const) {
    const [into, from]: Record<string, unknown>[] = [all[section], one[section]];
    if (!into || !from) continue;
    for (const [key, value] of Object.entries(from)) {
      if (key in into) tell({ path: [section, key], message: 'is in another file too' });
      into[key] = value;
    }
  }
}
