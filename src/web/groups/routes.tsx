// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { type MemberId, parseSlug, type Slug, trustId } from '../../kernel/ids.js';
import { assignToGroup } from '../../membership/use-cases/groups/assign-to-group.js';
import { createGroup } from '../../membership/use-cases/groups/create-group.js';
import { endGroup } from '../../membership/use-cases/groups/end-group.js';
import { leaveGroup, removeFromGroup } from '../../membership/use-cases/groups/leave-group.js';
import { listGroups, readGroup } from '../../membership/use-cases/groups/list-groups.js';
import { renameGroup } from '../../membership/use-cases/groups/rename-group.js';
import { slug as address } from '../community/form-fields.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { type FlashKey, setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { GroupPage, Groups } from './groups.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const name = z.string().trim().min(2).max(80);
const createForm = z.strictObject({ name, group: address });
const renameForm = z.strictObject({ name });
const memberForm = z.strictObject({ member: z.uuid().transform((id) => trustId<MemberId>(id)) });
const cursor = z.string().max(500).optional();
const listQuery = z.strictObject({ cursor });
const pageQuery = z.strictObject({ query: z.string().trim().max(100).optional(), cursor });
const nothing = z.strictObject({});

/** The groups inside a community: for its members, and for who puts them in. */
export function groupRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/groups', (req, res) =>
    showGroups(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/c/:slug/groups', (req, res) => create(deps, req, res));
  router.get('/c/:slug/groups/:group', (req, res) =>
    showGroup(deps, { req, res, form: emptyForm }),
  );
  router.post('/c/:slug/groups/:group/rename', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(renameForm, req.body, { name: req.t('groups.error.name') });
    if (!read.ok) return await showGroup(deps, { req, res, form: read.form });
    await renameGroup(deps, { actor, ...groupOf(req), name: read.value.name });
    done(req, res, { to: groupOf(req).group, key: 'flash.groups.renamed' });
  });
  router.post('/c/:slug/groups/:group/end', async (req, res) => {
    validate(nothing, req.body);
    await endGroup(deps, { actor: viewerOf(req).actor, ...groupOf(req) });
    done(req, res, { key: 'flash.groups.ended' });
  });
  router.use(peopleRoutes(deps));
  return router;
}

function peopleRoutes(deps: Deps): Router {
  const router = express.Router();
  router.post('/c/:slug/groups/:group/assign', async (req, res) => {
    const { actor } = viewerOf(req);
    const { member: memberId } = validate(memberForm, req.body);
    await assignToGroup(deps, { actor, ...groupOf(req), memberId });
    done(req, res, { to: groupOf(req).group, key: 'flash.groups.joined' });
  });
  router.post('/c/:slug/groups/:group/remove', async (req, res) => {
    const { actor } = viewerOf(req);
    const { member: memberId } = validate(memberForm, req.body);
    await removeFromGroup(deps, { actor, ...groupOf(req), memberId });
    done(req, res, { to: groupOf(req).group, key: 'flash.groups.removed' });
  });
  router.post('/c/:slug/groups/:group/leave', async (req, res) => {
    validate(nothing, req.body);
    await leaveGroup(deps, { actor: viewerOf(req).actor, ...groupOf(req) });
    done(req, res, { key: 'flash.groups.left' });
  });
  return router;
}

async function create(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const sentences = { name: req.t('groups.error.name'), group: req.t('staff.create.error.slug') };
  const read = readForm(createForm, req.body, sentences);
  if (!read.ok) return await showGroups(deps, { req, res, form: read.form });
  try {
    await createGroup(deps, { actor, slug: slugOf(req), ...read.value });
  } catch (error) {
    if (!(error instanceof PiazzaError) || error.code !== 'group.slug_taken') throw error;
    const errors = { group: req.t('error.group.slug_taken') };
    return await showGroups(deps, { req, res, form: { ...read.form, errors } });
  }
  done(req, res, { to: read.value.group, key: 'flash.groups.created' });
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

const statusOf = ({ errors }: FormState): number => (Object.keys(errors).length > 0 ? 422 : 200);

async function showGroups(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const reading = { actor: viewerOf(req).actor, slug, locale: req.locale };
  const list = await listGroups(deps, { ...reading, ...readQuery(listQuery, req.query) });
  const body = <Groups slug={slug} list={list} form={form} />;
  sendPage(req, res, { title: req.t('groups.title'), status: statusOf(form), body });
}

async function showGroup(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const { actor } = viewerOf(req);
  const asked = readQuery(pageQuery, req.query);
  const at = groupOf(req);
  const view = await readGroup(deps, { actor, ...at, locale: req.locale, ...asked });
  const body = <GroupPage slug={at.slug} view={view} query={asked.query} form={form} />;
  sendPage(req, res, { title: view.group.name, status: statusOf(form), body });
}

/** @throws PiazzaError `group.not_found` */
function groupOf(req: Request): { slug: Slug; group: Slug } {
  const group = parseSlug(req.params['group']);
  if (!group) throw new PiazzaError('group.not_found');
  return { slug: slugOf(req), group };
}

function done(req: Request, res: Response, { to, key }: { to?: Slug; key: FlashKey }): void {
  setFlash(req, res, { key });
  res.redirect(303, `/c/${slugOf(req)}/groups${to === undefined ? '' : `/${to}`}`);
}
