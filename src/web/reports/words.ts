// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Translate } from '../../i18n/translate.js';
import type { ListedReport } from '../../membership/use-cases/reports/read-reports.js';

/** What a report is about, in a line. */
export const aboutOf = (t: Translate, { kind, about, community }: ListedReport): string =>
  t(`reports.about.${kind}`, {
    community: community.name,
    name: about ?? t('reports.somebody'),
  });
