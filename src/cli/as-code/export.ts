// SPDX-License-Identifier: AGPL-3.0-or-later
import { stringify } from 'yaml';
import type { Db } from '../../database/database.js';
import { exportExternal } from '../../membership/use-cases/as-code/external.js';
import { exportLinks } from '../../membership/use-cases/as-code/links.js';
import { exportStaff } from '../../membership/use-cases/as-code/operator.js';
import { exportOrganisations } from '../../membership/use-cases/as-code/organisations.js';
import { exportCommunities } from '../../membership/use-cases/as-code/plan-communities.js';
import { exportPlatformTerms } from '../../membership/use-cases/as-code/platform-terms.js';
import { exportProgrammes } from '../../membership/use-cases/as-code/programmes.js';
import { exportPortals } from '../../portal/use-cases/plan-portals.js';
import { documentVersion } from './schema.js';

const head = `# Written by piazza export: communities, programmes, portals (without their secrets) and who is on the staff.
# piazza plan compares a file like this with what there is; piazza apply makes it so. docs/configuration-as-code.md
`;

/** Everything there is, as a file that applied again changes nothing. */
export async function exportDocument(db: Db): Promise<string> {
  const links = await exportLinks({ db });
  const communities = [...(await exportCommunities({ db }))].map(([slug, community]) => {
    return [slug, { ...community, links: links.get(slug) ?? {} }];
  });
  const document = {
    version: documentVersion,
    terms: await exportPlatformTerms({ db }),
    programmes: Object.fromEntries(await exportProgrammes({ db })),
    organisations: Object.fromEntries(await exportOrganisations({ db })),
    communities: Object.fromEntries(communities),
    external: Object.fromEntries(await exportExternal({ db })),
    portals: Object.fromEntries(await exportPortals({ db })),
    staff: Object.fromEntries(await exportStaff({ db })),
  };
  // Through JSON, so that what is undefined is left out and nothing is an alias of something else.
  return `${head}${stringify(JSON.parse(JSON.stringify(document)), { lineWidth: 120 })}`;
}
