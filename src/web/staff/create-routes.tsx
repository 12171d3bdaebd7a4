// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { levels } from '../../kernel/level.js';
import { audiences, memberLists } from '../../membership/domain/community.js';
import { joinPaths } from '../../membership/domain/joining/ways.js';
import { createCommunity } from '../../membership/use-cases/create-community.js';
import { demandRight } from '../../membership/use-cases/demand-right.js';
import { line, paragraphs, province, slug, topics } from '../community/form-fields.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { viewerOf } from '../request.js';
import { CreateCommunityForm } from './create-community.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const texts = {
  name_it: line,
  summary_it: paragraphs,
  how_it: paragraphs,
  name_en: line,
  summary_en: paragraphs,
  how_en: paragraphs,
};
const choices = {
  audience: z.enum(audiences),
  // Of which organisations one has to be is said in the rules of the community.
  join_path: z.enum(joinPaths).exclude(['affiliation']),
  member_list: z.enum(memberLists),
  // Below the usual level nobody is let in without a reason, which has a form of its own.
  minimum_level: z.enum(levels).exclude(['none']),
  province,
};
const createForm = z.strictObject({
  ...texts,
  ...choices,
  slug,
  topics,
});

export function createRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/communities/new', async (req, res) => {
    await demandRight(deps.db, viewerOf(req).actor, 'community.approve');
    showForm(req, res, takeDraft(req, res));
  });
  router.post('/staff/communities/new', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(createForm, req.body, sentences(req));
    if (!read.ok) return showForm(req, res, read.form);
    const { slug: address, ...fields } = read.value;
    try {
      await createCommunity(deps, { actor, slug: address, ...toCommunity(fields) });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'community.slug_taken') throw error;
      const errors = { slug: req.t('staff.create.error.taken') };
      return showForm(req, res, { ...read.form, errors });
    }
    setFlash(req, res, { key: 'flash.staff.created' });
    res.redirect(303, `/staff/communities/${address}`);
  });
  return router;
}

function showForm(req: Request, res: Response, form: FormState): void {
  sendPage(req, res, {
    title: req.t('staff.create.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <CreateCommunityForm form={form} />,
  });
}

function toCommunity(form: Omit<z.output<typeof createForm>, 'slug'>) {
  return {
    texts: {
      it: { name: form.name_it, summary: form.summary_it, howToJoin: form.how_it },
      en: { name: form.name_en, summary: form.summary_en, howToJoin: form.how_en },
    },
    audience: form.audience,
    ways: form.join_path === 'closed' ? [] : [{ path: form.join_path }],
    memberList: form.member_list,
    minimumLevel: form.minimum_level,
    province: form.province || undefined,
    topics: form.topics,
  };
}

function sentences({ t }: Request): Record<string, string> {
  const needed = Object.keys(texts).map((name) => [name, t('staff.create.error.text')]);
  const chosen = Object.keys(choices).map((name) => [name, t('staff.create.error.choice')]);
  return {
    ...Object.fromEntries([...needed, ...chosen]),
    slug: t('staff.create.error.slug'),
    topics: t('staff.create.topics.hint'),
  };
}
