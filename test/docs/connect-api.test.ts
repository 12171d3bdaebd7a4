// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { aDefinition, aForm, everyKind } from '../support/builders/form.js';
import { aCommunity, aGrant } from '../support/builders/membership.js';
import { terms } from '../support/builders/terms.js';
import { useDatabase } from '../support/database.js';
import { acquainted, callApi } from '../support/portal/api.js';
import { usePortalApp } from '../support/portal/app.js';
import { mainPage } from '../support/portal/connect-page.js';
import { aServedCommunity } from '../support/portal/served.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const page = mainPage();

/** A request as the page has it, with what stands for its words. */
function requestOf(block: string, words: Readonly<Record<string, string>>) {
  const filled = Object.entries(words).reduce((all, [word, is]) => all.replaceAll(word, is), block);
  const [, method = '', path = '', body = ''] = /^(\w+) \/api\/v1(\S+)\n(.*)$/s.exec(filled) ?? [];
  return { method, path, body: body.trim() === '' ? undefined : body };
}

/** A community that asks for a text, a number and a promise, and has terms. */
async function demanding() {
  const community = await aCommunity(db);
  const { ente, anni, impegno } = everyKind;
  if (!ente || !anni || !impegno) throw new Error('questions of three kinds');
  await aForm(db, community, aDefinition({ q1: ente, q2: anni, q3: impegno }, ['q1', 'q3']));
  await terms(db, community);
  return community;
}

/** Runs a module that ends with a call; what it prints. */
async function runModule(source: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-'], { stdio: 'pipe' });
  child.stdin.end(source);
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  expect(code).toBe(0);
  return printed.trim();
}

describe('what the page for every portal has a portal do', () => {
  it('reads what a community asks, and joins a member with the answers', async () => {
    const blocks = page.blocks('http').filter((block) => block.includes(' /api/v1/'));
    expect(blocks).toHaveLength(2);
    const [community, { own, memberId }] = [await demanding(), await member()];
    const send = async (block: string | undefined, words: Readonly<Record<string, string>>) => {
      const { method, path, body } = requestOf(block ?? '', words);
      return callApi(app, method, path, { token: own, body });
    };
    const application = await send(blocks[0], { '<community>': community.slug });
    expect(application.status).toBe(200);
    const { form, terms: unread } = application.body as {
      form: { id: string; json_schema: { properties: object } };
      terms: readonly { id: string }[];
    };
    expect(Object.keys(form.json_schema.properties)).toEqual(['q1', 'q2', 'q3']);
    const joined = await send(blocks[1], {
      '<community>': community.slug,
      '<form.id>': form.id,
      '<terms[].id>': unread[0]?.id ?? '',
    });
    expect(joined.status).toBe(201);
    const stint = await db
      .selectFrom('stint')
      .select('status')
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    expect(stint).toEqual({ status: 'active' });
  });

  it('computes the digest of its copy as Piazza does', async () => {
    const { community, members, list, digest } = await aServedCommunity({ db, app }, { known: 3 });
    const [first] = members;
    for (const role of ['moderator', 'editor'] as const) {
      await aGrant(db, { community, ...first, role });
    }
    const held = (await list()).items.map(({ subject, roles }) => ({
      subject,
      roles: roles.map(({ code }) => code),
    }));
    expect(held.filter(({ roles }) => roles.length === 2)).toHaveLength(1);
    const [snippet = ''] = page.blocks('js');
    const computed = await runModule(`${snippet}\nconsole.log(digest(${JSON.stringify(held)}));`);
    expect(computed).toBe((await digest())['digest']);
  });
});

async function member() {
  const { own, visitor } = await acquainted({ db, app });
  return { own, memberId: visitor.memberId };
}
