// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { icons } from './icons.js';
import { assetsDirectory, findManifest, manifestFile, projectRoot } from './manifest.js';
import { pickSymbols } from './sprite.js';

const nextPrefix = '.next-';
const packages = join(projectRoot, 'node_modules');
const sources = join(projectRoot, 'src/web/assets');
const fonts = ['regular', 'italic', '300', '600', '700'].map(
  (face) => `titillium-web-v10-latin-ext_latin-${face}.woff2`,
);

/**
 * Makes `dist/assets/<hash>/` (style, fonts, icons, official graphics), named by the hash of its
 * content so that browsers keep it for ever. Does nothing when its inputs are unchanged.
 */
export async function buildAssets(): Promise<'built' | 'unchanged'> {
  const inputs = hashInputs();
  if (findManifest()?.inputs === inputs) return 'unchanged';

  mkdirSync(assetsDirectory, { recursive: true });
  const next = mkdtempSync(join(assetsDirectory, nextPrefix));
  writeFileSync(join(next, 'site.css'), await compileStyle());
  writeFileSync(join(next, 'icons.svg'), pickSymbols(readSprite(), icons));
  cpSync(join(sources, 'favicon.svg'), join(next, 'favicon.svg'));
  cpSync(join(sources, 'graphics'), join(next, 'graphics'), { recursive: true });
  copyGraphics(next);
  copyApiDocs(next);

  const hash = hashDirectory(next);
  const final = join(assetsDirectory, hash);
  rmSync(final, { recursive: true, force: true });
  chmodSync(next, 0o755);
  renameSync(next, final);
  writeFileSync(manifestFile, JSON.stringify({ hash, inputs }));
  forgetOthers(hash);
  return 'built';
}

/** sass is a tool of development: it is loaded only when there is something to compile. */
async function compileStyle(): Promise<string> {
  const sass = await import('sass');
  const { css } = await sass.compileAsync(join(sources, 'scss/site.scss'), {
    loadPaths: [join(packages, 'bootstrap-italia/src/scss')],
    style: 'compressed',
    // Bootstrap Italia is written for @import; its warnings are not ours to mend.
    logger: sass.Logger.silent,
  });
  return css;
}

const readSprite = (): string =>
  readFileSync(join(packages, 'bootstrap-italia/dist/svg/sprites.svg'), 'utf8');

function copyGraphics(to: string): void {
  const titillium = join(packages, 'bootstrap-italia/dist/fonts/Titillium_Web');
  for (const font of fonts) cpSync(join(titillium, font), join(to, 'fonts', font));
  const spid = join(packages, 'spid-smart-button/dist/img');
  cpSync(join(spid, 'spid-ico-circle-bb.svg'), join(to, 'spid/icon.svg'));
  cpSync(join(spid, 'idp-logos'), join(to, 'spid/idp'), { recursive: true });
}

/** What shows the document of the API. */
function copyApiDocs(to: string): void {
  const swagger = join(packages, 'swagger-ui-dist');
  for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css'])
    cpSync(join(swagger, file), join(to, file));
  cpSync(join(sources, 'api-docs.js'), join(to, 'api-docs.js'));
}

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const name of ['bootstrap-italia', 'spid-smart-button', 'swagger-ui-dist'])
    hash.update(readFileSync(join(packages, name, 'package.json')));
  for (const file of filesOf(sources)) hash.update(file).update(readFileSync(join(sources, file)));
  return hash.digest('hex');
}

function hashDirectory(directory: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(directory))
    hash.update(file).update(readFileSync(join(directory, file)));
  return hash.digest('hex').slice(0, 16);
}

const filesOf = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

/** What another build is making at the same moment is left to it, unless it was given up long ago. */
function forgetOthers(hash: string): void {
  const longAgo = Date.now() - 3_600_000;
  for (const entry of readdirSync(assetsDirectory)) {
    if (entry === hash || entry === basename(manifestFile)) continue;
    const path = join(assetsDirectory, entry);
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (entry.startsWith(nextPrefix) && changedAt > longAgo) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = await buildAssets();
  process.stdout.write(`assets ${result}\n`);
}
