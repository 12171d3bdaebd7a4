// SPDX-License-Identifier: AGPL-3.0-or-later
import { parse } from 'csv-parse/sync';
import { parseAddress } from '../../../kernel/email-address.js';
import { communityRoles, type CommunityRole } from '../permissions.js';
import type { Guest } from './invitation.js';

/** What is wrong with one line of a list of guests. */
export type GuestFault = 'address' | 'role' | 'repeated' | 'columns' | 'unreadable';

export interface LineFault {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly fault: GuestFault;
}

export type GuestList =
  | { readonly ok: true; readonly guests: readonly Guest[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

export const mostGuests = 300;

/**
 * Reads a list of guests: comma-separated values (RFC 4180) or, as spreadsheets in Italy write them, with
 * semicolons; an address, then perhaps a role. Every fault of every line, or every guest.
 * @param roleNamed the role that goes by such a name, small letters; its code where not given
 */
export function readGuestList(text: string, roleNamed: RoleNamed = roleOfCode): GuestList {
  const rows = rowsOf(text);
  if (!rows) return { ok: false, faults: [{ line: 1, fault: 'unreadable' }] };
  const seen = new Set<string>();
  const read = rows.map(({ record, info }) =>
    readLine(record, { line: info.lines, seen, roleNamed }),
  );
  const faults = read.filter((one) => 'fault' in one);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, guests: read.filter((one) => 'address' in one) };
}

type RoleNamed = (name: string) => CommunityRole | undefined;

const roleOfCode: RoleNamed = (name) => communityRoles.find((code) => code === name);

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function rowsOf(text: string): readonly Row[] | undefined {
  try {
    return parse(text, {
      delimiter: [',', ';'],
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 1_000,
      to: mostGuests + 1,
    }) as unknown as readonly Row[];
  } catch {
    return undefined;
  }
}

interface Reading {
  readonly line: number;
  /** Addresses of the lines before. */
  readonly seen: Set<string>;
  readonly roleNamed: RoleNamed;
}

function readLine(
  record: readonly string[],
  { line, seen, roleNamed }: Reading,
): Guest | LineFault {
  const [rawAddress = '', rawRole = '', ...more] = record;
  if (more.some(Boolean)) return { line, fault: 'columns' };
  const address = parseAddress(rawAddress);
  if (address === undefined) return { line, fault: 'address' };
  if (seen.has(address)) return { line, fault: 'repeated' };
  seen.add(address);
  const role = roleNamed(rawRole.toLowerCase());
  if (rawRole !== '' && (role === undefined || role === 'caretaker'))
    return { line, fault: 'role' };
  return { address, role };
}
