// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildAssets } from '../../../src/web/assets/build.js';
import { assetsDirectory, assetUrl, findManifest } from '../../../src/web/assets/manifest.js';
import { assetRoutes } from '../../../src/web/assets/routes.js';
import { pickSymbols } from '../../../src/web/assets/sprite.js';
import { bareApp } from '../../support/bare-app.js';

describe('the built assets', () => {
  beforeAll(async () => {
    await buildAssets();
  }, 60_000);

  test('are not built again while nothing changed', async () => {
    await expect(buildAssets()).resolves.toBe('unchanged');
  });

  test('load nothing from elsewhere', () => {
    const { hash } = findManifest() ?? { hash: 'missing' };
    const style = readFileSync(join(assetsDirectory, hash, 'site.css'), 'utf8');
    expect(style).toContain('url("fonts/titillium');
    expect(style.replaceAll(/data:[^)]*/g, '')).not.toMatch(/https?:|url\(["']?\/\//);
  });

  test('are kept for ever under an address made of their content', async () => {
    const app = bareApp({ open: [assetRoutes()] });
    const answer = await request(app).get(assetUrl('site.css')).expect(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('text/css');
    await request(app).get(assetUrl('spid/icon.svg')).expect(200);
  });

  test('are 404 under another hash', async () => {
    const app = bareApp({ open: [assetRoutes()] });
    await request(app).get('/assets/0000000000000000/site.css').expect(404);
  });
});

describe('picking icons', () => {
  const sprite = '<svg><symbol id="it-check" viewBox="0"><path/></symbol></svg>';

  test('takes the named ones only', () => {
    expect(pickSymbols(sprite, ['check'])).toContain('<symbol id="check" viewBox="0"><path/>');
  });

  test('refuses a name that the sprite does not have', () => {
    expect(() => pickSymbols(sprite, ['unicorn'])).toThrow('unicorn');
  });
});
