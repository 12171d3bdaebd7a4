// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { writeCursor } from '../../../src/kernel/cursor.js';
import { newId, trustId, type Slug } from '../../../src/kernel/ids.js';
import { listCommunities } from '../../../src/membership/use-cases/list-communities.js';
import { aCommunity, aStint, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db };
const named = (slug: string): { slug: Slug } => ({ slug: trustId<Slug>(slug) });
const text = (name: string, summary: string) => ({ name, summary, howToJoin: '' });

beforeAll(async () => {
  const cdpp = await aCommunity(db, {
    ...named('cdpp'),
    topics: ['partecipazione'],
    audience: 'mixed',
    texts: {
      it: text('Comunità di pratiche partecipative', 'Facilitazione e metodi partecipativi'),
      en: text('Participatory communities of practice', 'Facilitation and methods'),
    },
  });
  for (let count = 0; count < 5; count += 1) await aStint(db, { community: cdpp });
  await aCommunity(db, {
    ...named('giovani'),
    topics: ['giovani', 'scuola'],
    province: 'RA',
    texts: { it: text('Giovani Generazioni', 'Dalla Scuola alla cittadinanza attiva') },
  });
  await aCommunity(db, {
    ...named('segreta'),
    visibility: 'hidden',
    topics: ['riservato'],
    texts: { it: text('Comunità segreta', 'Nessuno la vede') },
  });
  await aCommunity(db, { ...named('interna'), visibility: 'signed_in', topics: ['giovani'] });
  await aCommunity(db, { ...named('bozza'), status: 'draft', topics: ['bozze'] });
});

const slugs = async (query: object): Promise<string[]> =>
  (await listCommunities(deps, { locale: 'it', ...query })).items.map(({ slug }) => slug);

/** The pages one after the other; none is larger than a screen or two. */
async function allPages(query: object): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined = undefined, more = true; more; more = cursor !== undefined) {
    const { items, next } = await listCommunities(deps, { locale: 'it', ...query, cursor });
    expect(items.length).toBeLessThanOrEqual(12);
    found.push(...items.map(({ slug }) => slug));
    cursor = next;
  }
  return found;
}

describe('the catalogue', () => {
  it.each([
    ['with and without accents', 'comunita pratiche', ['cdpp']],
    ['half a word', 'facilit', ['cdpp']],
    ['other forms of a word', 'metodo partecipativo', ['cdpp']],
    ['words that say nothing', 'dalla scuola alla cittadinanza', ['giovani']],
    ['the other language', 'participatory', ['cdpp']],
    ['signs of the search’s own grammar', "scuola & | ! ( ' :*", ['giovani']],
    ['nothing for what is not there', 'astronomia', []],
  ])('finds %s', async (_, query, expected) => {
    expect(await slugs({ query })).toEqual(expected);
  });

  it('finds the words that signs join, and a name as it is written', async () => {
    await aCommunity(db, {
      ...named('energia'),
      visibility: 'signed_in',
      texts: { it: text('Rete PA-2030', 'Energia/clima, con l’Unione') },
    });
    const viewer = await someMember(db);
    for (const query of ['pa 2030', 'PA-2030', '2030', 'clima', 'energia/clima', 'l’unione']) {
      expect([query, await slugs({ viewer, query })]).toEqual([query, ['energia']]);
    }
  });

  it('shows a signed-out reader neither hidden nor internal communities nor drafts, not even in counts', async () => {
    const { items, facets } = await listCommunities(deps, { locale: 'it' });

    expect(items.map(({ slug }) => slug)).toEqual(['cdpp', 'giovani']);
    expect(facets.topics.map(({ value }) => value)).not.toContain('riservato');
    expect(facets.topics).toContainEqual({ value: 'giovani', name: undefined, communities: 1 });
    expect(facets.provinces).toEqual([{ value: 'RA', name: undefined, communities: 1 }]);
  });

  it('shows a hidden community to its members', async () => {
    const hidden = await db
      .selectFrom('community')
      .select('id')
      .where('slug', '=', 'segreta')
      .executeTakeFirstOrThrow();
    const { memberId } = await aStint(db, { community: { id: trustId(hidden.id) } });

    expect(await slugs({ viewer: memberId, query: 'segreta' })).toEqual(['segreta']);
    expect(await slugs({ viewer: await someMember(db), query: 'segreta' })).toEqual([]);
  });

  it('says fewer than five instead of a small number of people', async () => {
    const { items } = await listCommunities(deps, { locale: 'it' });
    const members = Object.fromEntries(items.map((item) => [item.slug, item.members]));
    expect(members).toEqual({ cdpp: 6, giovani: 'fewer_than_five' });
  });

  it('narrows by topic, province and audience', async () => {
    expect(await slugs({ topic: 'scuola' })).toEqual(['giovani']);
    expect(await slugs({ province: 'RA' })).toEqual(['giovani']);
    expect(await slugs({ audience: 'mixed' })).toEqual(['cdpp']);
  });

  it('speaks the reader’s language, and Italian where there is no other text', async () => {
    const { items } = await listCommunities(deps, { locale: 'en' });
    expect(items.map(({ name }) => name)).toEqual([
      'Giovani Generazioni',
      'Participatory communities of practice',
    ]);
  });

  it('pages without repeating or losing one', async () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `lunga-${String(index).padStart(2, '0')}`,
    );
    for (const slug of many) await aCommunity(db, { ...named(slug), topics: ['lunga'] });

    expect(await allPages({ topic: 'lunga' })).toEqual(many);
    // Found by words: their names match alike, so they come by name.
    expect(await allPages({ query: 'comunita', topic: 'lunga' })).toEqual(many);
  });

  it.each([
    ['no list', 'abc'],
    ['no id', writeCursor(['0', 'lunga', 'x'])],
    ['no rank', writeCursor(['x', 'lunga', newId()])],
    ['what no text may hold', writeCursor(['0', '\0', newId()])],
  ])('refuses a cursor that it did not write: %s', async (_, cursor) => {
    const listing = listCommunities(deps, { locale: 'it', query: 'comunita', cursor });
    await expect(listing).rejects.toMatchObject({ code: 'request.malformed' });
  });
});
