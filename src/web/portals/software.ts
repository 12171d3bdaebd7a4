// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PresetName } from '../../portal/use-cases/prepare-portal.js';

/** Known software, as its makers write it. */
export const titles: Readonly<Record<PresetName, string>> = {
  plone: 'Plone',
  wordpress: 'WordPress',
  drupal: 'Drupal',
  decidim: 'Decidim',
  nextcloud: 'Nextcloud',
  discourse: 'Discourse',
  moodle: 'Moodle',
};
