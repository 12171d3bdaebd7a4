// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { wayPaths } from '../../membership/domain/joining/ways.js';

type Sentences = Readonly<Record<string, string>>;

const each = (names: readonly string[], sentence: string): [string, string][] =>
  names.map((name) => [name, sentence]);

/** What to say at a field of the presentation that does not pass. */
export function describeSentences({ t }: Request): Sentences {
  const words = ['name', 'summary', 'description', 'how', 'privacy'];
  const italian = words.map((name) => `${name}_it`);
  const english = words.map((name) => `${name}_en`);
  return Object.fromEntries([
    ...each(italian, t('settings.error.text')),
    ...each(english, t('settings.error.english')),
    ...each(['audience', 'province'], t('settings.error.choice')),
    ['topics', t('founding.field.topics.hint')],
    ['contact', t('settings.error.contact')],
    ['home_url', t('settings.error.home_url')],
    ['home_portal', t('settings.error.choice')],
    ['revision', t('error.community.changed')],
  ]);
}

/** What to say at a field of the rules that does not pass. */
export function policySentences({ t }: Request, providers: readonly string[]): Sentences {
  const choices = ['visibility', 'participation', 'member_list', 'minimum_level'];
  const ofWays = wayPaths.flatMap((path) => [
    `${path}_on`,
    `${path}_level`,
    `${path}_adults`,
    ...providers.map((id) => `${path}_with_${id}`),
  ]);
  const domains = wayPaths.map((path) => `${path}_domains`);
  return Object.fromEntries([
    ...each([...choices, ...ofWays], t('settings.error.choice')),
    ...each(domains, t('settings.error.way_domains')),
    ['cool_down_days', t('settings.error.cool_down')],
    ['service_days', t('settings.error.service_days')],
    ['revision', t('error.community.changed')],
  ]);
}
