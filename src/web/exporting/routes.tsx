// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { exportMembers } from '../../membership/use-cases/exporting/export-members.js';
import { readExporting } from '../../membership/use-cases/exporting/read-exporting.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { slugOf, viewerOf } from '../request.js';
import { memberFile } from './member-file.js';
import { ExportNotice } from './notice.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const nothing = z.strictObject({});

/** The list of members as a file: first what it is for, then the file. */
export function exportingRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/export', async (req, res) => {
    const slug = slugOf(req);
    const { name, ...exporting } = await readExporting(deps, asked(req));
    sendPage(req, res, {
      title: req.t('exporting.title'),
      body: (
        <ManageFrame slug={slug} name={name}>
          <ExportNotice slug={slug} {...exporting} />
        </ManageFrame>
      ),
    });
  });
  router.post('/c/:slug/manage/export', deps.limits.memberExport, (req, res) =>
    sendFile(deps, req, res),
  );
  return router;
}

async function sendFile(deps: Deps, req: Request, res: Response): Promise<void> {
  validate(nothing, req.body ?? {});
  const { actor, slug, locale } = asked(req);
  const { affiliations } = await readExporting(deps, { actor, slug, locale });
  const pages = await exportMembers(deps, { actor, slug });
  const today = deps.now().toISOString().slice(0, 10);
  res
    .set('Cache-Control', 'no-store')
    .set('X-Robots-Tag', 'noindex')
    .attachment(`${slug}-${req.t('exporting.file')}-${today}.csv`)
    .type('text/csv; charset=utf-8');
  const file = memberFile(pages, { t: req.t, locale, affiliations });
  await pipeline(Readable.from(file), res).catch((error: unknown) => {
    // Whoever goes away in the middle has had what they had: it is accounted for.
    if (Object(error).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

const asked = (req: Request) => ({
  actor: viewerOf(req).actor,
  slug: slugOf(req),
  locale: req.locale,
});
