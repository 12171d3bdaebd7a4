// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The folder that holds package.json, whether this runs from `src/` or from `dist/`. */
export const projectRoot = ascend(import.meta.dirname);
export const assetsDirectory = join(projectRoot, 'dist/assets');
export const manifestFile = join(assetsDirectory, 'manifest.json');

const manifestSchema = z.strictObject({ hash: z.string(), inputs: z.string() });
export type Manifest = z.infer<typeof manifestSchema>;

/** What the last build made; undefined when there is nothing to serve. */
export function findManifest(): Manifest | undefined {
  if (!existsSync(manifestFile)) return undefined;
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(manifestFile, 'utf8'))).data;
  return manifest && existsSync(join(assetsDirectory, manifest.hash)) ? manifest : undefined;
}

let hash: string | undefined;

/** The address of an asset: `/assets/<hash>/site.css`. */
export function assetUrl(name: string): string {
  hash ??= findManifest()?.hash;
  return `/assets/${hash ?? 'missing'}/${name}`;
}

function ascend(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above the assets');
  return ascend(parent);
}
