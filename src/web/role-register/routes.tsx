// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { writeCsv } from '../../kernel/csv.js';
import {
  exportRegister,
  readRegister,
  type RegisterEntry,
} from '../../membership/use-cases/register/read-register.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { slugOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { RoleRegister } from './register.js';

type Deps = Pick<WebDeps, 'db'>;

const day = z.iso.date().refine((text) => text >= '1900-01-01');
const pageQuery = z.strictObject({
  on: z.string().max(40).optional(),
  cursor: z.string().max(500).optional(),
});
const fileQuery = z.strictObject({ on: day.optional() });

/** The register of roles of a community: a page, and the same lines as a file. */
export function roleRegisterRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/roles', (req, res) => show(deps, req, res));
  router.get('/c/:slug/roles.csv', async (req, res) => {
    const slug = slugOf(req);
    const { on } = readQuery(fileQuery, req.query);
    const actor = req.viewer?.actor;
    const entries = await exportRegister(deps, { actor, slug, locale: req.locale, on });
    res
      .set('Cache-Control', 'no-store')
      .set('X-Robots-Tag', 'noindex')
      .attachment(`${slug}-roles${on ? `-${on}` : ''}.csv`)
      .type('text/csv; charset=utf-8')
      .send(writeCsv([header, ...entries.map(lineOf)]));
  });
  return router;
}

async function show(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = slugOf(req);
  const { on: typed = '', cursor } = readQuery(pageQuery, req.query);
  const read = day.safeParse(typed);
  const fault = typed !== '' && !read.success;
  const on = read.success ? read.data : undefined;
  const actor = req.viewer?.actor;
  const page = await readRegister(deps, { actor, slug, locale: req.locale, on, cursor });
  const errors = fault ? { on: req.t('register.error.on') } : {};
  const form: FormState = { values: { on: typed }, errors };
  res.set('X-Robots-Tag', 'noindex');
  sendPage(req, res, {
    title: req.t('register.title'),
    status: fault ? 422 : 200,
    body: <RoleRegister slug={slug} page={page} form={form} />,
  });
}

const header = ['person', 'role', 'from', 'until', 'ended', 'appointed_by'];

const lineOf = (entry: RegisterEntry): string[] => [
  entry.person ?? '',
  entry.role,
  entry.from.toISOString(),
  entry.until?.toISOString() ?? '',
  entry.ended ?? '',
  entry.appointedBy ?? '',
];
