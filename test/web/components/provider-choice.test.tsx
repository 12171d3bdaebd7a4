// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { ProviderChoice } from '../../../src/web/components/provider-choice.js';
import { shuffled } from '../../../src/web/components/spid-button.js';
import { render } from '../../support/render.js';

const spid = {
  instance: 'spid',
  kind: 'spid',
  name: 'SPID',
  choices: [
    { id: 'https://posteid.poste.it', name: 'Poste ID' },
    { id: 'https://unknown.example', name: 'Gestore nuovo <b>' },
  ],
};
const none = { national: [], enterprise: [], social: [], email: [] };
const action = (instance: string): string => `/sign-in/${instance}/start`;

describe('the choice of a means of sign-in', () => {
  test('offers every SPID provider as a button of one form, by its mark or its name', () => {
    const html = render(<ProviderChoice groups={{ ...none, national: [spid] }} action={action} />);
    expect(html).toContain('action="/sign-in/spid/start"');
    expect(html).toContain('value="https://posteid.poste.it"');
    expect(html).toContain('alt="Poste ID"');
    expect(html).toContain('<span>Gestore nuovo &lt;b></span>');
  });

  test('links the three official pages', () => {
    const html = render(<ProviderChoice groups={{ ...none, national: [spid] }} action={action} />);
    for (const page of ['', 'richiedi-spid', 'serve-aiuto'])
      expect(html).toContain(`href="https://www.spid.gov.it/${page}"`);
  });

  test('puts public identities first, then bodies, then social accounts and e-mail last', () => {
    const university = { instance: 'university', kind: 'saml', name: 'Ateneo' };
    const google = { instance: 'google', kind: 'google', name: 'Google' };
    const email = { instance: 'email', kind: 'email-link', name: 'E-mail' };
    const html = render(
      <ProviderChoice
        groups={{ national: [spid], enterprise: [university], social: [google], email: [email] }}
        action={action}
      />,
    );
    const order = [
      '>Identità digitale<',
      '/sign-in/spid/',
      '>Il tuo ente<',
      '/sign-in/university/',
      '>Account che usi già<',
      '/sign-in/google/',
      '/sign-in/email/',
    ].map((text) => html.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('puts public identities in their order, and what an organisation added after them', () => {
    const kinds = ['studio', 'eidas', 'federa', 'cns', 'cie-saml', 'spid'];
    const national = kinds.map((kind) => ({ instance: kind, kind, name: kind }));
    const html = render(<ProviderChoice groups={{ ...none, national }} action={action} />);
    const order = kinds.toReversed().map((kind) => html.indexOf(`/sign-in/${kind}/start`));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('leads to the eIDAS node by a button of its own, in its official words', () => {
    const choice = 'https://node.example/idp';
    const eidas = { instance: 'spid', kind: 'eidas', name: 'eIDAS', choice };
    const html = render(
      <ProviderChoice groups={{ ...none, national: [spid, eidas] }} action={action} />,
    );
    expect(html).toContain(`name="choice" value="${choice}"`);
    expect(html).toContain('lang="en">Login with eIDAS<');
  });

  test('asks which of several bodies behind a button, by a list with its label', () => {
    const choices = [
      { id: 'https://b.example', name: 'Ateneo B' },
      { id: 'https://a.example', name: 'Ateneo A' },
    ];
    const federation = { instance: 'atenei', kind: 'saml', name: 'Atenei', choices };
    const html = render(
      <ProviderChoice groups={{ ...none, enterprise: [federation] }} action={action} />,
    );
    expect(html).toContain('<label for="way-atenei">Il tuo ente, per Atenei</label>');
    expect(html).toMatch(/<select[^>]* name="choice"[^>]*>.*Ateneo A.*Ateneo B/);
    expect(html).toContain('<option value="https://a.example">');
  });

  test('marks the networks that the sprite knows', () => {
    const social = ['x', 'oauth2'].map((kind) => ({ instance: kind, kind, name: kind }));
    const html = render(<ProviderChoice groups={{ ...none, social }} action={action} />);
    expect(html.match(/icons\.svg#\w+/g)).toEqual(['icons.svg#twitter', 'icons.svg#user']);
  });

  test('sends its fields with every form, and leaves absent ones out', () => {
    const fields = { intent: 'link', minimum: undefined };
    const html = render(
      <ProviderChoice groups={{ ...none, national: [spid] }} action={action} fields={fields} />,
    );
    expect(html).toContain('name="intent" value="link"');
    expect(html).not.toContain('name="minimum"');
  });

  test('says why other means do not serve', () => {
    const unavailable = [{ name: 'Google', reason: 'non prova chi sei' }];
    const html = render(<ProviderChoice groups={none} action={action} unavailable={unavailable} />);
    expect(html).toContain('non prova chi sei');
  });
});

describe('shuffling', () => {
  test('keeps every item and gives each place to each of them', () => {
    const places = new Map<string, Set<number>>();
    for (let view = 0; view < 200; view += 1)
      shuffled(['a', 'b', 'c']).forEach((item, place) => {
        places.set(item, (places.get(item) ?? new Set()).add(place));
      });
    expect([...places.keys()].sort()).toEqual(['a', 'b', 'c']);
    for (const seen of places.values()) expect(seen.size).toBe(3);
  });
});
