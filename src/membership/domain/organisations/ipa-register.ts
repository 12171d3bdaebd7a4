// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

/** A body as the index of public administrations (IPA, open data "enti") tells of it. */
export interface IndexedBody {
  readonly ipaCode: string;
  readonly name: string;
  readonly taxCode: string | null;
  readonly province: string | null;
  readonly website: string | null;
}

/** One of its areas (open data "aree organizzative omogenee") or units ("unità organizzative"). */
export interface IndexedUnit {
  readonly code: string;
  readonly ipaCode: string;
  readonly kind: 'aoo' | 'uo';
  readonly name: string;
  readonly parentCode: string | null;
}

/** A line of the files, by the names of their columns. */
export type IndexLine = Readonly<Record<string, string>>;

const code = z.string().regex(/^[A-Za-z0-9_.-]{1,30}$/);
const name = z.string().trim().min(2).max(300);
const optional = (text: string | undefined): string | null => text?.trim() || null;

const body = z.object({ Codice_IPA: code, Denominazione_ente: name });
const area = z.object({ Codice_IPA: code, Codice_uni_aoo: code, Denominazione_aoo: name });
const unit = z.object({ Codice_IPA: code, Codice_uni_uo: code, Descrizione_uo: name });

/** The provinces of the region by the first three digits of the code of a municipality (ISTAT). */
const provinces: Readonly<Record<string, string>> = {
  '033': 'PC',
  '034': 'PR',
  '035': 'RE',
  '036': 'MO',
  '037': 'BO',
  '038': 'FE',
  '039': 'RA',
  '040': 'FC',
  '099': 'RN',
};

/** Undefined for a line that cannot be used; bodies being wound up are left out, as if the index had no longer named them. */
export function readBody(line: IndexLine): IndexedBody | 'wound_up' | undefined {
  const parsed = body.safeParse(line);
  if (!parsed.success) return undefined;
  if (line['Ente_in_liquidazione'] === 'S') return 'wound_up';
  const taxCode = optional(line['Codice_fiscale_ente']);
  const website = optional(line['Sito_istituzionale'])?.slice(0, 300) ?? null;
  return {
    ipaCode: parsed.data.Codice_IPA,
    name: parsed.data.Denominazione_ente,
    taxCode: taxCode !== null && /^\d{11}$/.test(taxCode) ? taxCode : null,
    province: provinces[(line['Codice_comune_ISTAT'] ?? '').slice(0, 3)] ?? null,
    website,
  };
}

export function readArea(line: IndexLine): IndexedUnit | undefined {
  const { success, data } = area.safeParse(line);
  if (!success) return undefined;
  const { Codice_uni_aoo: own, Codice_IPA: ipaCode, Denominazione_aoo: called } = data;
  return { code: own, ipaCode, kind: 'aoo', name: called, parentCode: null };
}

export function readUnit(line: IndexLine): IndexedUnit | undefined {
  const { success, data } = unit.safeParse(line);
  if (!success) return undefined;
  const parentCode = optional(line['Codice_uni_uo_padre']) ?? optional(line['Codice_uni_aoo']);
  const { Codice_uni_uo: own, Codice_IPA: ipaCode, Descrizione_uo: called } = data;
  return { code: own, ipaCode, kind: 'uo', name: called, parentCode };
}

/** The files of the index, by what they hold. */
export const indexFiles = ['bodies', 'areas', 'units'] as const;
export type IndexFileName = (typeof indexFiles)[number];

/** More than a twentieth, of more than a handful. */
const isMany = (wrong: number, known: number): boolean => wrong > 5 && wrong * 20 > known;

/** What a copy held, against what was known before. */
export interface CopyRead {
  readonly file: IndexFileName;
  readonly usable: number;
  readonly skipped: number;
  readonly known: number;
  /** Of those known, how many it does not name. */
  readonly missing: number;
}

/** Whether a copy is broken: nobody can say what it means. There is no index without a body. */
export const isUnreadable = ({ file, usable, skipped, known }: CopyRead): boolean =>
  (usable === 0 && (known > 0 || file === 'bodies')) || isMany(skipped, usable);

/**
 * Whether a copy says of so many that they are gone that it is more likely cut short than true: somebody has to say
 * that it is.
 */
export const isDrop = ({ known, missing }: CopyRead): boolean => isMany(missing, known);
