// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { VNode } from 'preact';
import type { Permission } from '../../../src/membership/domain/permissions.js';
import { ButtonForm } from '../../../src/web/components/button-form.js';
import { EntryForm } from '../../../src/web/components/entry-form.js';
import { type FormState, TextField } from '../../../src/web/components/field.js';
import { Offered } from '../../../src/web/components/offered.js';
import { SecondLook } from '../../../src/web/components/second-look.js';
import { render } from '../../support/render.js';

const stopped = (rights: readonly Permission[] = []) => ({
  slug: 'acque',
  standstill: { status: 'frozen', reason: 'Una verifica', rights } as const,
});
const shown = (body: VNode, rights: readonly Permission[] = []): string =>
  render(body, 'it', { stopped: stopped(rights) });
const form = (to: string, fields?: Record<string, string>): VNode => (
  <ButtonForm action={to} {...(fields && { fields })}>
    Vai
  </ButtonForm>
);

describe('a form of a community that stands still', () => {
  test('is nothing where it would be refused, and is told to the page', () => {
    const withheld = new Set<string>();
    const body = form('/c/acque/manage/offers?page=2');
    expect(render(body, 'it', { stopped: stopped(), withheld })).toBe('');
    expect([...withheld]).toEqual(['/c/acque/manage/offers?page=2']);
    expect(render(body)).toContain('<form');
  });

  test.each(['/c/acque/leave', '/c/acquedotti/join', '/c/acquex/join', '/me/profile'])(
    'is there where it goes on, or leads elsewhere: %s',
    (to) => expect(shown(form(to))).toContain('<form'),
  );

  test('gives the answer that takes nothing on', () => {
    const say = (answer: string) => form('/c/acque/manage/proposals/1', { answer });
    expect(shown(say('accept'))).toBe('');
    expect(shown(say('decline'))).toContain('value="decline"');
  });

  test('is there for what the region goes on deciding', () => {
    const policy = form('/c/acque/manage/policy');
    expect(shown(policy)).toBe('');
    expect(shown(policy, ['community.edit_policy'])).toContain('<form');
  });
});

describe('what stands there for its forms', () => {
  const [no, yes] = [{ action: '/c/acque/join' }, { action: '/c/acque/leave' }];

  test('is there as long as one of them goes on', () => {
    expect(shown(<Offered forms={[no, yes]}>Testo</Offered>)).toBe('Testo');
    expect(shown(<Offered forms={[no]}>Testo</Offered>)).toBe('');
  });

  test('discloses something or is not there', () => {
    const look = { open: 'Togli', effect: 'Finisce', confirm: 'Sì' };
    expect(shown(<SecondLook action="/c/acque/manage/roles/1/revoke" {...look} />)).toBe('');
    expect(shown(<SecondLook action="/c/acque/leave" {...look} />)).toContain('<details');
  });
});

test('each of two forms says above it what is wrong in it', () => {
  const faulty = new Map();
  const state: FormState = { values: { name: 'x' }, errors: { name: 'Manca', other: 'Vecchio' } };
  const two = (
    <>
      <EntryForm action="/one" form={state} submit="Manda">
        <TextField name="name" label="Nome" form={state} />
      </EntryForm>
      <EntryForm action="/two" form={{ values: {}, errors: { name: 'Manca' } }} submit="Manda">
        <p>Altro</p>
      </EntryForm>
    </>
  );
  render(two, 'it', { faulty });
  const html = render(two, 'it', { faulty });
  expect(html.match(/<a href="#field-name">Nome: Manca<\/a>/g)).toHaveLength(1);
  expect(html.split('</form>')[0]).toContain('<li>Vecchio</li>');
});

test('the browser looks first at what does not come back filled in', () => {
  const field = <TextField name="reason" label="Motivo" required />;
  const alone = render(
    <EntryForm action="/one" submit="Manda">
      {field}
    </EntryForm>,
  );
  const again = render(
    <EntryForm action="/one" form={undefined} submit="Manda">
      {field}
    </EntryForm>,
  );
  expect(alone).not.toContain('novalidate');
  expect(again).toContain('novalidate');
});

test('no page writes such a form by hand', async () => {
  const root = 'src/web';
  const all = await readdir(root, { recursive: true });
  const sources = all.filter((name) => /\.tsx?$/.test(name) && name !== 'components/post-form.tsx');
  const texts = await Promise.all(sources.map((name) => readFile(`${root}/${name}`, 'utf8')));
  const byHand = /method=(["'{`]*)post|dangerouslySetInnerHTML/i;
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((_, at) => byHand.test(texts[at] ?? ''))).toEqual([]);
});
