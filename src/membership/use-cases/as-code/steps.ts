// SPDX-License-Identifier: AGPL-3.0-or-later
import { trustId, type Slug } from '../../../kernel/ids.js';
import { emptyDefinition } from '../../domain/form/definition.js';
import { opens } from '../../domain/as-code/settle.js';
import { activateCommunity } from '../activate-community.js';
import { chooseCardFields } from '../cards/choose-card-fields.js';
import { replaceForm } from '../form/replace-form.js';
import { createGroup } from '../groups/create-group.js';
import { endGroup } from '../groups/end-group.js';
import { renameGroup } from '../groups/rename-group.js';
import { archiveCommunity } from '../lifecycle/archive-community.js';
import { freezeCommunity } from '../lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../lifecycle/unfreeze-community.js';
import { chooseRoles } from '../roles/choose-roles.js';
import { setMembershipTerm } from '../term/set-membership-term.js';
import { publishTerms } from '../terms-of-use/publish-terms.js';
import { place } from './place.js';
import { describe, setAges, setProviders, setRules } from './settings-steps.js';
import { isSame, type Stepping } from './stepping.js';

/** Each does something only where something differs. A community opens before its groups, and closes last. */
export const steps: readonly ((stepping: Stepping) => Promise<void>)[] = [
  describe,
  setRules,
  setProviders,
  setAges,
  setTerm,
  switchRoles,
  setCard,
  setTerms,
  setForm,
  place,
  open,
  setGroups,
  close,
];

async function setTerm({ deps, actor, slug, from, to }: Stepping): Promise<void> {
  if (isSame({ from, to }, 'term')) return;
  const term = { ...to.term, months: to.term.months ?? undefined };
  await setMembershipTerm(deps, { actor, slug, term });
}

async function switchRoles({ deps, actor, slug, to }: Stepping): Promise<void> {
  await chooseRoles(deps, { actor, slug, roles: to.furtherRoles });
}

async function setCard({ deps, actor, slug, to }: Stepping): Promise<void> {
  await chooseCardFields(deps, { actor, slug, fields: to.cardFields });
}

async function setTerms(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to, isMaterial: material } = stepping;
  if (!to.terms || isSame(stepping, 'terms')) return;
  await publishTerms(deps, { actor, slug, texts: { ...to.terms }, material });
}

async function setForm({ deps, actor, slug, from, to }: Stepping): Promise<void> {
  if (JSON.stringify(from.form) === JSON.stringify(to.form)) return;
  await replaceForm(deps, { actor, slug, definition: to.form ?? emptyDefinition });
}

async function open({ deps, actor, slug, from, to }: Stepping): Promise<void> {
  if (opens(from, to)) return await activateCommunity(deps, { actor, slug });
  const wakes = from.status === 'frozen' && to.status === 'active';
  if (wakes) await unfreezeCommunity(deps, { actor, slug });
}

async function setGroups({ deps, actor, slug, from, to }: Stepping): Promise<void> {
  for (const [address, name] of Object.entries(to.groups)) {
    const group = { actor, slug, group: trustId<Slug>(address), name };
    if (from.groups[address] === undefined) await createGroup(deps, group);
    else if (from.groups[address] !== name) await renameGroup(deps, group);
  }
  const gone = Object.keys(from.groups).filter((address) => !(address in to.groups));
  for (const address of gone) await endGroup(deps, { actor, slug, group: trustId<Slug>(address) });
}

async function close({ deps, actor, slug, from, to }: Stepping): Promise<void> {
  if (from.status === to.status) return;
  const reason = to.statusReason ?? '';
  if (to.status === 'frozen') await freezeCommunity(deps, { actor, slug, reason });
  if (to.status === 'archived') await archiveCommunity(deps, { actor, slug, reason });
}
