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

/** Where a thing, or the nearest around it, stands in the files, as `region.yaml:12:5`; undefined where in none. */
export type PositionOf = (path: Path) => string | undefined;

export interface ReadFiles {
  readonly document: AsCodeDocument;
  readonly positionOf: PositionOf;
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
export function readDocuments(sources: readonly Source[], reading: Reading): ReadFiles {
  const faults: string[] = [];
  const all: Sections = {
    programmes: {},
    organisations: {},
    communities: {},
    external: {},
    portals: {},
    staff: {},
  };
  const positions = new Map<string, PositionOf>();
  for (const source of sources) {
    const tell = (position: string, { path, message }: Fault, code: string): void => {
      const where = path.length > 0 ? `${pathText(path)} ` : '';
      faults.push(`${source.file}${position} configuration.${code}: ${where}${message}`);
    };
    const found = readOne(source, reading, tell);
    if (!found) continue;
    for (const path of join(all, found.document)) {
      const key = path.join('/');
      if (positions.has(key)) {
        const message = 'is in another file too';
        tell(found.at(path), { path, message }, 'said_twice');
      }
      positions.set(key, (inside) => `${source.file}${found.at(inside)}`);
    }
  }
  if (faults.length > 0) throw new StartError(faults.join('\n'));
  const positionOf: PositionOf = (path) => {
    const thing = path.slice(0, path[0] === 'terms' ? 1 : 2);
    return positions.get(thing.join('/'))?.(path);
  };
  return { document: all, positionOf };
}

type Tell = (position: string, fault: Fault, code: string) => void;

interface FoundDocument {
  readonly document: AsCodeDocument;
  /** `:12:5` */
  readonly at: (path: Path) => string;
}

function readOne({ text }: Source, reading: Reading, tell: Tell): FoundDocument | undefined {
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
  return { document: parsed.data, at };
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
    ...Object.entries(communities).flatMap(([slug, { admittedProviders }]) =>
      faultsIn(admittedProviders, ['communities', slug, 'admittedProviders']),
    ),
    ...Object.entries(portals).flatMap(([id, { allowedProviders }]) =>
      faultsIn(allowedProviders, ['portals', id, 'allowedProviders']),
    ),
  ];
}

type Sections = { -readonly [Section in keyof AsCodeDocument]: AsCodeDocument[Section] };

const sections = [
  'programmes',
  'organisations',
  'communities',
  'external',
  'portals',
  'staff',
] as const;

/** Adds what one file says to what others said. @returns the paths of the things that it speaks of */
function join(all: Sections, one: AsCodeDocument): readonly (readonly string[])[] {
  if (one.terms) all.terms = one.terms;
  const paths = sections.flatMap((section) => {
    const [into, from]: Record<string, unknown>[] = [all[section], one[section]];
    if (!into || !from) return [];
    Object.assign(into, from);
    return Object.keys(from).map((key) => [section, key]);
  });
  return one.terms ? [['terms'], ...paths] : paths;
}
